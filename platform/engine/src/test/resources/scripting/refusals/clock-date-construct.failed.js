return Reflect.construct(Date, [], Object).getTime();
