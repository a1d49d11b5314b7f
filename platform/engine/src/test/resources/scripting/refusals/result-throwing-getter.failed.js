return { get a() { throw new Error('mine'); } };
