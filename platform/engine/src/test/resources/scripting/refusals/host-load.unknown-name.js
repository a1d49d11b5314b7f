return load('/etc/passwd');
