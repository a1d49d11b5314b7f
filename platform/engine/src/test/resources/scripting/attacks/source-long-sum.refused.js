return «1+×30000»1;
