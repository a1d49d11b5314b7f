// gives undefined
try { Array.prototype.map.secret = 1; } catch (e) {}
return 1;
//# next context
return typeof Array.prototype.map.secret;
