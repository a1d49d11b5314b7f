throw { get message() { for (;;); }, toString() { for (;;); } };
