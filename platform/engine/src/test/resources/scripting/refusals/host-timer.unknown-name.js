setTimeout(() => 0, 1);
