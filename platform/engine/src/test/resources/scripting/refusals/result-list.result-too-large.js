return new Array(300000).fill(0);
