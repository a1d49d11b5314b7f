return new Worker('x.js');
