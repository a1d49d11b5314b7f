return WebAssembly;
