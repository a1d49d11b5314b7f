return 'a'.repeat(490000).startsWith('a'.repeat(400000) + 'b');
