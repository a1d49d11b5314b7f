const a = [];
a[0] = a;
a[1] = a;
return a.flat(Infinity).length;
