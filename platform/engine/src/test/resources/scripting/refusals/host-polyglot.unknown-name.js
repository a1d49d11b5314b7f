return Polyglot.eval('js', '1');
