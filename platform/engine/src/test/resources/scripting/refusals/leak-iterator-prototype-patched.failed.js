Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true });
