// gives 1
const f = (s) => s;
return f`x`.length;
//# next context
const f = (s) => s;
return f`x`.length;
