const out = [];
for (;;) out.push({ a: 1, b: [1, 2, 3] });
