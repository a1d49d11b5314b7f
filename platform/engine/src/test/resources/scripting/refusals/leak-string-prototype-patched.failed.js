String.prototype.trim = () => 'mine';
