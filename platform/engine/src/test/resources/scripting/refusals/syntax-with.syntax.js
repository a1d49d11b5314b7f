with (lines) return length;
