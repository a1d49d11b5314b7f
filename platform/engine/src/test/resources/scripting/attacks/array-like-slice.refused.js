return Array.prototype.slice.call({ length: 4e9 }).length;
