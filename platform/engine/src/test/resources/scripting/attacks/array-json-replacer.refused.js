return JSON.stringify({ a: 1 }, new Array(4e9)).length;
