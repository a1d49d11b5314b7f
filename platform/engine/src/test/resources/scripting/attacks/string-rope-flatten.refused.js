let s = '';
for (;;) { s = ''; for (let i = 0; i < 100000; i++) s += i; s.charCodeAt(5); }
