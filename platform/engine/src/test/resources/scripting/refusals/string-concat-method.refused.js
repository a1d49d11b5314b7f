let s = 'x'.repeat(490000);
return s.concat(s, s, s).length;
