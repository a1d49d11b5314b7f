return 'a'.repeat(490000).replace('a'.repeat(400000) + 'b', '').length;
