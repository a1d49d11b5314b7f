package dev.formwork.embedded.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values of one field by their bytes: from this on and below that. A point holds one value, that is
 * all bytes that begin with its bytes.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a value
record Interval(byte[] from, byte[] below, boolean point) {

  static Interval ofPoint(byte[] value) {
    return new Interval(value, after(value), true);
  }

  static Interval between(byte[] from, byte[] below) {
    return new Interval(from, below, false);
  }

  boolean isEmpty() {
    return Arrays.compareUnsigned(from, below) >= 0;
  }

  @Nullable Interval and(Interval other) {
    Interval both =
        new Interval(
            Arrays.compareUnsigned(from, other.from) >= 0 ? from : other.from,
            Arrays.compareUnsigned(below, other.below) <= 0 ? below : other.below,
            point || other.point);
    return both.isEmpty() ? null : both;
  }

  /** The same values where they stand with their bits turned. */
  Interval turned() {
    return new Interval(point ? turned(from) : after(turned(below)), after(turned(from)), point);
  }

  private static byte[] turned(byte[] bytes) {
    byte[] turned = bytes.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (byte) ~turned[i];
    }
    return turned;
  }

  /** The smallest bytes above all that begin with these. */
  static byte[] after(byte[] beginning) {
    int end = beginning.length;
    while (end > 0 && beginning[end - 1] == (byte) 0xFF) {
      end--;
    }
    if (end == 0) {
      throw new IllegalArgumentException("Nothing stands after bytes that are all 0xFF");
    }
    byte[] after = Arrays.copyOf(beginning, end);
    after[end - 1]++;
    return after;
  }
}
