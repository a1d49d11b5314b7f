// gives 30001
return «1+×30000»1;
