for (;;) Number('0.' + '7'.repeat(400000) + 'e-300');
