return concat(...new Array(9000).fill('x'.repeat(1000)));
