const g = (async function* () { for (;;) yield 1; })();
return (async () => { for await (const x of g); })();
