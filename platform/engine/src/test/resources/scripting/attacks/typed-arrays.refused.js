const out = [];
for (;;) out.push(new Float64Array(1000000));
