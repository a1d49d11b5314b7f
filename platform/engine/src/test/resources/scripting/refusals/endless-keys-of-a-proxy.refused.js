return new Proxy({}, {
  ownKeys: () => { const k = []; for (let i = 0; i < 300000; i++) k.push('k' + i); return k; },
  getOwnPropertyDescriptor: () => ({ value: 'x'.repeat(1000), enumerable: true, configurable: true }),
});
