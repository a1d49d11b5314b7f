Error.stackTraceLimit = Infinity;
Error.prepareStackTrace = () => { for (;;); };
throw new Error('x');
