return [].concat({ length: 4e9, [Symbol.isConcatSpreadable]: true }).length;
