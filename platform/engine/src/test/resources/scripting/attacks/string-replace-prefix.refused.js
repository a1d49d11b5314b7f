return 'a'.repeat(100000).replace(/a/g, "$'$`").length;
