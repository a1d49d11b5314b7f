return (BigInt(7) ** BigInt(3000000)).toString();
