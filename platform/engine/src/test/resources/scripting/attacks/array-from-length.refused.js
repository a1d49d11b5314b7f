return Array.from({ length: 4e9 });
