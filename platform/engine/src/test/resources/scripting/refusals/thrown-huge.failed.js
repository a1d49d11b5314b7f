throw new Error('x'.repeat(490000));
