return Math.max.apply(null, { length: 4e9 });
