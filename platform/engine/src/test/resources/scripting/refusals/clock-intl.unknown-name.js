return new Intl.DateTimeFormat().format();
