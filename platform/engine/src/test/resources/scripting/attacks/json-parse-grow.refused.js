const out = [];
for (;;) out.push(JSON.parse('[' + '1,'.repeat(400000) + '1]'));
