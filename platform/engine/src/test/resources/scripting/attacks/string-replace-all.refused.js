return 'a'.repeat(400000).replaceAll('a', 'b'.repeat(400000)).length;
