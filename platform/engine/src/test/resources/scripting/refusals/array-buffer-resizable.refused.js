const b = new ArrayBuffer(0, { maxByteLength: 2e9 });
b.resize(2e9);
return b.byteLength;
