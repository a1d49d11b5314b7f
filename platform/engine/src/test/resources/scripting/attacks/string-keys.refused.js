const kept = [];
for (;;) kept.push(Object.keys('a'.repeat(490000)));
