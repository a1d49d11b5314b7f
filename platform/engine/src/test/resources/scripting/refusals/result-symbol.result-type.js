return Symbol('x');
