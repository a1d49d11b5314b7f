package dev.formwork.embedded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow as BSON is written into them: the lowest byte of a number first. */
public final class GrowingBytes {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Up to here signs are copied one by one, which saves an array for each text. */
  private static final int SHORT = 64;

  private static final String[] POSITIONS = new String[100];

  static {
    Arrays.setAll(POSITIONS, Integer::toString);
  }

  private byte[] bytes;
  private int size;

  public GrowingBytes(int expected) {
    bytes = new byte[expected];
  }

  /** What the element of an array at a position is called. */
  public static String position(int i) {
    return i < POSITIONS.length ? POSITIONS[i] : Integer.toString(i);
  }

  public int size() {
    return size;
  }

  /** Where they stand, from the beginning up to {@link #size()}; not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  public void single(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  public void integer(int value) {
    room(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  /** Puts a number where one was written before. */
  public void setInteger(int position, int value) {
    INT.set(bytes, position, value);
  }

  public void longer(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  public void raw(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  /**
   * A text in UTF-8, without its length and its end.
   *
   * @return whether it was seen to hold nothing but ASCII; of a long text that is not known
   */
  public boolean signs(String text) {
    int length = text.length();
    if (length > SHORT) {
      raw(text.getBytes(StandardCharsets.UTF_8));
      return false;
    }
    room(length);
    int start = size;
    for (int i = 0; i < length; i++) {
      char sign = text.charAt(i);
      if (sign >= 0x80) {
        size = start;
        raw(text.getBytes(StandardCharsets.UTF_8));
        return false;
      }
      bytes[size++] = (byte) sign;
    }
    return true;
  }

  /**
   * A text with its length before it and its end behind it.
   *
   * @return as for {@link #signs}
   */
  public boolean text(String text) {
    int start = size;
    integer(0);
    boolean ascii = signs(text);
    single(0);
    setInteger(start, size - start - Integer.BYTES);
    return ascii;
  }

  /** Ends a document or an array whose length was left open where it starts. */
  public void ends(int start) {
    single(0);
    setInteger(start, size - start);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
