package dev.formwork.records.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What a PNG file begins with (ISO/IEC 15948): its mark, then a header with width and height. */
final class PngHeader {

  private static final byte[] MARK = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int HEADER = 0x49484452;
  private static final int LENGTH = 24;
  private static final int WIDEST = 4_000;

  private PngHeader() {}

  /** Whether it is a PNG of a size that nobody's screen is bothered by. */
  static boolean isPicture(byte[] content) {
    if (content.length < LENGTH || !Arrays.equals(MARK, 0, 8, content, 0, 8)) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(content);
    return header.getInt(12) == HEADER && isSize(header.getInt(16)) && isSize(header.getInt(20));
  }

  private static boolean isSize(int pixels) {
    return pixels > 0 && pixels <= WIDEST;
  }
}
