return JSON.parse('['.repeat(400000) + ']'.repeat(400000));
