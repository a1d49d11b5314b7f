return 'a'.repeat(490000).indexOf('a'.repeat(400000) + 'b');
