const out = [];
for (;;) out.push('\ufdfa'.repeat(490000).normalize('NFKD').length);
