lines.push(1);
