class R extends RegExp { exec() { return { index: 0, length: 2 ** 53 - 1, 0: '' }; } }
return 'aaa'.split(new R('a'));
