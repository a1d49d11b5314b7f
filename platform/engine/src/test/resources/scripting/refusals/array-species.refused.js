class Big extends Array { static get [Symbol.species]() { return function () { return { length: 2 ** 53 - 1 }; }; } }
return new Big(5).map((x) => x).slice(0).length;
