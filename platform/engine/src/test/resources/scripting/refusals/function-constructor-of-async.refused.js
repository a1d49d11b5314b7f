return Object.getPrototypeOf(async () => 0).constructor('return 1')();
