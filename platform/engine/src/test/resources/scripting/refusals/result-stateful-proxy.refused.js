let n = 0;
return new Proxy({}, { ownKeys: () => [`k${n++}`], getOwnPropertyDescriptor: () => { n += 1; throw new Error("x"); } });
