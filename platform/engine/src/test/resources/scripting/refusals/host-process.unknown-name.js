return process.exit(1);
