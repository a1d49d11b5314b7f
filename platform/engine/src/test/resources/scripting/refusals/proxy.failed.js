return new Proxy([1, 2], {});
