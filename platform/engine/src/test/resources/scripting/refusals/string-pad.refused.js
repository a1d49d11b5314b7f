return 'x'.padStart(2e9).length;
