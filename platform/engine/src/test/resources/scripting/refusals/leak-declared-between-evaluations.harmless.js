// gives undefined
let secret = 1;
return 1;
//# next evaluation
return typeof secret;
