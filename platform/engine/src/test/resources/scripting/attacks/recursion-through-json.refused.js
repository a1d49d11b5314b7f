const o = { toJSON: () => JSON.stringify(o) };
return JSON.stringify(o);
