return round({ valueOf() { for (;;); } }, 2);
