return days({ length: 10, 4: '-', 7: '-', slice() { for (;;); } }, 1);
