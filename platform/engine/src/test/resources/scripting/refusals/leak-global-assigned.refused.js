globalThis.secret = 1;
