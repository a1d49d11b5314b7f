return 'a\ud800';
