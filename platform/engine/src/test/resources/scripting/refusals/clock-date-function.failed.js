return Date();
