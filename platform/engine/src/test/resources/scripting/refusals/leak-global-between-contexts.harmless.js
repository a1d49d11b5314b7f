// gives undefined
var secret = 1;
return 1;
//# next context
return typeof secret;
