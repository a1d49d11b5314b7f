return { get total() { for (;;); } };
