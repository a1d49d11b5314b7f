return new Array(100000).fill(0).flatMap(() => new Array(100000).fill(1)).length;
