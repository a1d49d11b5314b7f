package dev.formwork.embedded.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Byte strings in MVStore pages, compared as unsigned bytes; keys share their beginnings. */
final class Bytes extends BasicDataType<byte[]> {

  /** Keys of a page are written as what differs from the key before. */
  static final Bytes KEYS = new Bytes(true);

  static final Bytes VALUES = new Bytes(false);

  private static final int OVERHEAD = 24;
  private static final byte[] EMPTY = {};

  private final boolean sharing;

  private Bytes(boolean sharing) {
    this.sharing = sharing;
  }

  @Override
  public int getMemory(byte[] bytes) {
    return OVERHEAD + bytes.length;
  }

  /** Values differ too much in size for an average to tell when a page is full. */
  @Override
  public boolean isMemoryEstimationAllowed() {
    return sharing;
  }

  @Override
  public int compare(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }

  @Override
  public byte[][] createStorage(int size) {
    return new byte[size][];
  }

  @Override
  public void write(WriteBuffer out, byte[] bytes) {
    out.putVarInt(bytes.length).put(bytes);
  }

  @Override
  public byte[] read(ByteBuffer in) {
    int length = DataUtils.readVarInt(in);
    if (length == 0) {
      return EMPTY;
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  @Override
  public void write(WriteBuffer out, Object storage, int count) {
    byte[][] all = cast(storage);
    byte[] before = EMPTY;
    for (int i = 0; i < count; i++) {
      byte[] bytes = all[i];
      if (sharing) {
        int mismatch = Arrays.mismatch(before, bytes);
        int same = mismatch < 0 ? bytes.length : mismatch;
        out.putVarInt(same).putVarInt(bytes.length - same).put(bytes, same, bytes.length - same);
        before = bytes;
      } else {
        write(out, bytes);
      }
    }
  }

  @Override
  public void read(ByteBuffer in, Object storage, int count) {
    byte[][] all = cast(storage);
    byte[] before = EMPTY;
    for (int i = 0; i < count; i++) {
      if (sharing) {
        int same = DataUtils.readVarInt(in);
        int rest = DataUtils.readVarInt(in);
        byte[] bytes = Arrays.copyOf(before, same + rest);
        in.get(bytes, same, rest);
        all[i] = bytes;
        before = bytes;
      } else {
        all[i] = read(in);
      }
    }
  }
}
