Object.setPrototypeOf(lines, { length: 4e9 });
return sum(lines);
