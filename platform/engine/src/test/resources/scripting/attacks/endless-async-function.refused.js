(async () => { for (;;) await null; })();
return 1;
