return new Float64Array({ length: 4e9 }).length;
