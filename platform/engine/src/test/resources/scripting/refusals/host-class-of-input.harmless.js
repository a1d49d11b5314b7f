// gives [undefined, undefined, undefined]
return [typeof lines.getClass, typeof lines.class, typeof text.getClass];
