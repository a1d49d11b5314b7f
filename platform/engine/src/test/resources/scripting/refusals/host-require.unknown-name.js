return require('fs');
