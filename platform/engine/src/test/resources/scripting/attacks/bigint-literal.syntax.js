return (7n ** 3000000n).toString();
