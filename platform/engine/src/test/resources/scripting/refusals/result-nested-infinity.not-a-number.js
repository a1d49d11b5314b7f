return [1, { a: 1 / 0 }];
