const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
//# next evaluation
const row = [].map.kept ?? ([].map.kept = []);
row.push(new Array(4000000).fill(1.5));
return row.length;
