quit(1);
