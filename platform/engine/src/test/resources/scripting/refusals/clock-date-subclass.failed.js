class D extends Date {}
return new D().getTime();
