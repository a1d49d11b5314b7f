// gives 1
debugger;
return 1;
