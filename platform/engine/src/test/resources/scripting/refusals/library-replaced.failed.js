globalThis.sum = () => 0;
