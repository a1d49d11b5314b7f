let f = () => 1;
const many = new Array(9000).fill(1);
for (let i = 0; i < 10000; i++) f = f.bind(null, ...many);
return f();
