const again = () => Promise.resolve().then(again);
again();
return 1;
