Object.getPrototypeOf(lines).total = 1;
