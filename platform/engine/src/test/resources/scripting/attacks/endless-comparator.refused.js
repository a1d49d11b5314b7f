return Array(1000).fill(0).map((_, i) => i).sort(() => { for (;;); });
