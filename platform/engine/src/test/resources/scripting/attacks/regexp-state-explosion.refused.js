return new RegExp('(?:a|b)*a(?:a|b){200}c').test('ab'.repeat(100000));
