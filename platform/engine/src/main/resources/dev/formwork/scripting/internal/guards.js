// Runs first in every context. Takes away what can't be replayed and what no formula needs, and
// bounds what the engine itself doesn't: loops that hear no cancel, texts that outgrow the heap.
(function () {
  'use strict';

  const { getPrototypeOf, getOwnPropertyNames } = Object;
  const { apply, construct, ownKeys } = Reflect;
  const { isArray, prototype: lists } = Array;
  const { prototype: texts } = String;
  const { prototype: patterns } = RegExp;
  const { trunc } = Math;
  const toText = String;

  const MOST_CHARACTERS = 500000;
  const MOST_ITEMS = 1000000;
  const MOST_ARGUMENTS = 10000;
  const MOST_COMPARISONS = 100000000;

  // ---- only what formulas need; an engine's next version adds nothing unseen

  const needed = new Set([
    ...['Object', 'Array', 'String', 'Number', 'Boolean', 'Date', 'RegExp', 'Map', 'Set', 'Symbol'],
    ...['Math', 'JSON', 'Iterator', 'globalThis', 'undefined', 'NaN', 'Infinity'],
    ...['isNaN', 'isFinite', 'parseInt', 'parseFloat'],
    ...['encodeURI', 'encodeURIComponent', 'decodeURI', 'decodeURIComponent'],
    ...['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ]);
  for (const name of getOwnPropertyNames(globalThis)) {
    if (!needed.has(name)) {
      globalThis[name] = undefined; // deleting would be cleaner and takes four times as long
    }
  }

  Object.getOwnPropertyDescriptors = undefined; // takes a long text apart for minutes

  // ---- nothing random, no clock: the same values give the same result, today and in a replay

  delete Math.random;

  const RealDate = Date;
  function GuardedDate(...parts) {
    if (!new.target || parts.length === 0) {
      throw new TypeError('There is no clock in here: use the value now');
    }
    return construct(RealDate, parts, new.target);
  }
  GuardedDate.prototype = RealDate.prototype;
  GuardedDate.parse = RealDate.parse;
  GuardedDate.UTC = RealDate.UTC;
  RealDate.prototype.constructor = GuardedDate;
  globalThis.Date = GuardedDate;

  // ---- lists: on anything else these run to whatever length it claims

  const listsOnly = (name) => {
    const native = lists[name];
    lists[name] = function (...args) {
      if (!isArray(this)) {
        throw new TypeError(name + ' expects a list');
      }
      return apply(native, this, args);
    };
  };
  [
    ...['forEach', 'map', 'filter', 'every', 'some', 'reduce', 'reduceRight', 'flatMap', 'flat'],
    ...['find', 'findIndex', 'findLast', 'findLastIndex', 'indexOf', 'lastIndexOf', 'includes'],
    ...['slice', 'splice', 'toSpliced', 'sort', 'toSorted', 'reverse', 'toReversed', 'with'],
    ...['fill', 'copyWithin', 'shift', 'unshift', 'join'],
  ].forEach(listsOnly);

  const nativeConcat = lists.concat;
  lists.concat = function (...more) {
    for (let i = -1; i < more.length; i++) {
      const part = i < 0 ? this : more[i];
      if (typeof part === 'object' && part !== null && !isArray(part)) {
        if (i < 0 || Symbol.isConcatSpreadable in part) {
          throw new TypeError('concat expects lists');
        }
      }
    }
    return apply(nativeConcat, this, more);
  };

  delete Array.fromAsync;
  Array.from = function (items, map, self) {
    const iterable = items[Symbol.iterator];
    const length = iterable ? 0 : trunc(items.length) || 0;
    if (length > MOST_ITEMS) {
      throw new RangeError('Invalid array length');
    }
    const out = iterable ? [...items] : [];
    for (let i = 0; i < length; i++) {
      out[i] = items[i];
    }
    return map === undefined ? out : out.map(map, self);
  };

  const nativeStringify = JSON.stringify;
  JSON.stringify = (value, replacer, indent) => {
    if (isArray(replacer) && replacer.length > MOST_ARGUMENTS) {
      throw new RangeError('Invalid array length');
    }
    return nativeStringify(value, replacer, indent);
  };

  // ---- texts: searching takes as long as both lengths multiplied, replacing grows unseen

  const primitive = (value) => {
    if (value === null || value === undefined) {
      throw new TypeError('Expected a text, but there is none');
    }
    return toText(value);
  };

  const searched = (text, wanted) => {
    if (text.length * wanted.length > MOST_COMPARISONS) {
      throw new RangeError('Searching this text takes too long');
    }
    return wanted;
  };

  for (const name of ['indexOf', 'lastIndexOf', 'includes']) {
    const native = texts[name];
    texts[name] = function (wanted, ...rest) {
      const text = primitive(this);
      return apply(native, text, [searched(text, toText(wanted)), ...rest]);
    };
  }

  // What $1 and its like stand for in a replacement: ECMAScript, GetSubstitution.
  const substituted = (template, match, groups, position, text, named) => {
    let out = '';
    let from = 0;
    for (let at = nativeIndexOf(template, '$', 0); at >= 0; at = nativeIndexOf(template, '$', from)) {
      out += nativeSlice(template, from, at);
      const next = template[at + 1];
      from = at + 2;
      if (next === '$') {
        out += '$';
      } else if (next === '&') {
        out += match;
      } else if (next === '`') {
        out += nativeSlice(text, 0, position);
      } else if (next === "'") {
        out += nativeSlice(text, position + match.length);
      } else if (next === '<' && named !== undefined && nativeIndexOf(template, '>', from) >= 0) {
        const end = nativeIndexOf(template, '>', from);
        out += named[nativeSlice(template, from, end)] ?? '';
        from = end + 1;
      } else {
        const two = groupNumber(nativeSlice(template, at + 1, at + 3), groups.length);
        const one = two > 0 ? 0 : groupNumber(next, groups.length);
        out += two > 0 ? (groups[two - 1] ?? '') : one > 0 ? (groups[one - 1] ?? '') : '$';
        from = at + (two > 0 ? 3 : one > 0 ? 2 : 1);
      }
    }
    return out + nativeSlice(template, from);
  };
  const groupNumber = (digits, count) => {
    const number = digits && /^\d{1,2}$/.test(digits) ? +digits : 0;
    return number <= count ? number : 0;
  };
  const boundMethod = (native) => (text, ...args) => apply(native, text, args);
  const nativeIndexOf = boundMethod(texts.indexOf);
  const nativeSlice = boundMethod(texts.slice);

  // A replacement as a function that counts what it gives out.
  const counted = (replacement, text) => {
    const given = typeof replacement === 'function' ? replacement : toText(replacement);
    const plain = typeof given === 'string' && !given.includes('$');
    let length = text.length;
    return (match, ...rest) => {
      let out = given;
      if (typeof given === 'function') {
        out = toText(given(match, ...rest));
      } else if (!plain) {
        const named = typeof rest[rest.length - 1] === 'object' ? rest.pop() : undefined;
        const position = rest[rest.length - 2];
        out = substituted(given, match, rest.slice(0, -2), position, text, named);
      }
      length += out.length;
      if (length > MOST_CHARACTERS) {
        throw new RangeError('Invalid string length');
      }
      return out;
    };
  };

  // Its own method where the pattern has one (a RegExp has), else the pattern as a text.
  const byPattern = (name, symbol, onText) => {
    texts[name] = function (pattern, argument) {
      const text = primitive(this);
      const method = pattern === null || pattern === undefined ? undefined : pattern[symbol];
      return typeof method === 'function' && typeof pattern === 'object'
        ? apply(method, pattern, [text, argument])
        : onText(text, pattern, argument);
    };
  };
  for (const name of ['replace', 'replaceAll']) {
    const native = texts[name];
    byPattern(name, Symbol.replace, (text, pattern, replacement) =>
      apply(native, text, [searched(text, toText(pattern)), counted(replacement, text)]),
    );
  }
  const nativeSplit = texts.split;
  byPattern('split', Symbol.split, (text, separator, limit) =>
    apply(nativeSplit, text, [
      separator === undefined ? undefined : searched(text, toText(separator)),
      limit,
    ]),
  );

  // ---- patterns: with an exec of one's own a match can claim any length

  for (const symbol of [Symbol.replace, Symbol.split, Symbol.match, Symbol.matchAll]) {
    const native = patterns[symbol];
    patterns[symbol] = function (value, argument) {
      if (getPrototypeOf(this) !== patterns || ownKeys(this).length !== 1) {
        throw new TypeError('Expected a regular expression as it was made');
      }
      const text = toText(value);
      const replaces = symbol === Symbol.replace;
      return apply(native, this, [text, replaces ? counted(argument, text) : argument]);
    };
  }
})();
