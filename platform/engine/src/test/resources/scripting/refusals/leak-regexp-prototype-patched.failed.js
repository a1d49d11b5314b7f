RegExp.prototype.exec = () => null;
