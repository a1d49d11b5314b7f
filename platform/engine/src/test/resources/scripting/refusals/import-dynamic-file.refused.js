import('/etc/passwd').then((m) => { globalThis.leak = m; });
return import('file:///etc/passwd');
