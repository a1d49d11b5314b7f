return new ArrayBuffer(8).transfer(2e9).byteLength;
