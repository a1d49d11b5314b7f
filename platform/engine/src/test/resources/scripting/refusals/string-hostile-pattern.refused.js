const pattern = { [Symbol.replace]: undefined, toString: () => 'a'.repeat(400000) + 'b' };
return 'a'.repeat(490000).replace(pattern, '').length;
