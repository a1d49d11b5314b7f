const out = [];
for (;;) out.push(new Promise(() => 0));
