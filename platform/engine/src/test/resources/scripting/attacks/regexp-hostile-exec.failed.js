const r = /a/g;
Object.defineProperty(r, 'exec', { value: () => ({ index: 0, length: 2 ** 53 - 1, 0: '' }) });
return 'a'.replace(r, 'b');
