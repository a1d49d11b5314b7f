// gives undefined
return /(s)/.test('secret');
//# next evaluation
return String(RegExp.$1);
