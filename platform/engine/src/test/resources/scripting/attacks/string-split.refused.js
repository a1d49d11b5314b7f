const out = [];
for (;;) out.push('a'.repeat(490000).split(''));
