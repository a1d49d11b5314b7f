// gives {__proto__={a=1}}
return JSON.parse('{"__proto__": {"a": 1}}');
