return (async () => 1)();
