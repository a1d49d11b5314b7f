return new Array(4000).fill('x'.repeat(400000)).join('').length;
