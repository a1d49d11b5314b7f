return 'x'.repeat(3e6).length;
