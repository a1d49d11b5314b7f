return new RegExp('((a{0,1000}){0,1000}){0,1000}b').test('a'.repeat(10000));
