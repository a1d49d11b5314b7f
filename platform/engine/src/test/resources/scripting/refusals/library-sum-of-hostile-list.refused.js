return sum({ length: 2 ** 53 - 1 });
