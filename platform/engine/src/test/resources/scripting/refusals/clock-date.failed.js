return new Date().getTime();
