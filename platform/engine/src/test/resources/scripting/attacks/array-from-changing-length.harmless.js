let reads = 0;
return Array.from({ get length() { return reads++ === 0 ? 1 : 4e9; } }, () => 0).length;
