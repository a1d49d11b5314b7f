let o = { x: 'x'.repeat(100) };
for (let i = 0; i < 25; i++) o = { a: o, b: o };
return o;
