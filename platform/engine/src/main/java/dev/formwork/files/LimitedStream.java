package dev.formwork.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Fails once more bytes come than were agreed, before they are kept. */
final class LimitedStream extends FilterInputStream {

  private long left;

  LimitedStream(InputStream in, long max) {
    super(in);
    this.left = max;
  }

  /** More came than was agreed. */
  static final class TooLong extends UncheckedIOException {
    TooLong() {
      super(new IOException("More bytes than agreed"));
    }
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw new TooLong();
    }
  }
}
