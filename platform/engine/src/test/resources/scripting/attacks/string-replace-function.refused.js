const big = 'b'.repeat(400000);
return 'a'.repeat(400000).replace(/a/g, () => big).length;
