// gives 0
let n = 0;
new Array(4e9).forEach(() => n++);
return n;
