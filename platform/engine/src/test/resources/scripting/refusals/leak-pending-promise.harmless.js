// gives undefined
Promise.resolve().then(() => { try { Array.prototype.map.late = 1; } catch (e) {} });
return 1;
//# next context
return typeof Array.prototype.map.late;
