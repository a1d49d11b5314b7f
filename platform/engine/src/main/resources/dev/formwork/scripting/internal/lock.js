// Runs last: nothing an expression does changes what the next one of the same action sees.
// Gives the host [read, shape].
(function () {
  'use strict';

  const { freeze, getPrototypeOf, getOwnPropertyNames, keys } = Object;
  const { isArray } = Array;
  const { parse } = JSON;
  const plain = Object.prototype;

  // The value of a JSON text, read-only.
  const read = (json) => frozen(parse(json));
  const frozen = (value) => {
    if (typeof value === 'object' && value !== null) {
      for (const name of keys(value)) {
        const inner = value[name];
        if (typeof inner === 'object') {
          frozen(inner);
        }
      }
      freeze(value);
    }
    return value;
  };

  // 0 a map, 1 a list, 2 what stays inside.
  const shape = (value) => {
    if (typeof value !== 'object') {
      return 2;
    }
    if (isArray(value)) {
      return 1;
    }
    const parent = getPrototypeOf(value);
    return parent === null || parent === plain ? 0 : 2;
  };

  for (const name of getOwnPropertyNames(globalThis)) {
    const value = globalThis[name];
    if (typeof value === 'function') {
      freeze(value);
      freeze(value.prototype);
    } else if (name === 'Math' || name === 'JSON') {
      freeze(value);
    }
  }
  freeze(freeze.constructor);
  freeze(freeze.constructor.prototype);
  for (const hidden of [
    [].values(),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
    new Map().values(),
    new Set().values(),
    [].values().map((x) => x),
    function* () {},
    (function* () {})(),
  ]) {
    for (let p = getPrototypeOf(hidden); p !== null && p !== plain; p = getPrototypeOf(p)) {
      freeze(p);
    }
  }
  freeze(globalThis);

  return [read, shape];
})();
