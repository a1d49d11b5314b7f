return /^(?:.*a){12}$/.test('a'.repeat(5000) + '!');
