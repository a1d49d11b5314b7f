let n = 0;
for (;;) { n += 'ab'.repeat(500000).match(/a/g).length; }
