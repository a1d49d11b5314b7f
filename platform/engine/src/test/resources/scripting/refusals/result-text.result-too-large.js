return 'x'.repeat(300000);
