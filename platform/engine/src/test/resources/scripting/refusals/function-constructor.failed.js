return Function('return 1')();
