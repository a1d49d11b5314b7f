package dev.formwork.embedded.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where a document stands in its table: a number that grows with each document, as eight bytes. */
public final class Positions {

  static final int BYTES = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Positions() {}

  public static byte[] bytesOf(long position) {
    byte[] bytes = new byte[BYTES];
    write(bytes, 0, position);
    return bytes;
  }

  static void write(byte[] into, int offset, long position) {
    LONGS.set(into, offset, position);
  }

  public static long read(byte[] from, int offset) {
    return (long) LONGS.get(from, offset);
  }
}
