return new (new Date(0).constructor)().getTime();
