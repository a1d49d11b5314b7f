Object.getPrototypeOf(function* () {}).prototype.next = () => ({ done: true });
