return Date.now();
