// gives 1
return 1 ** 1e308;
