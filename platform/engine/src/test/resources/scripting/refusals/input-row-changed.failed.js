lines[0].price = 1;
