package dev.formwork.embedded.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of an index from one on and below another.
 *
 * @param below null where the index ends
 * @param prefix how many bytes at the beginning hold the parts that have one value here
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a value
record KeyRange(byte[] from, byte @Nullable [] below, int prefix) {

  static final KeyRange EVERYTHING = new KeyRange(new byte[0], null, 0);

  /** In order, without overlaps, so that no key is met twice. */
  static List<KeyRange> joined(List<KeyRange> any) {
    var sorted = new ArrayList<>(any);
    sorted.sort((a, b) -> Arrays.compareUnsigned(a.from, b.from));
    var joined = new ArrayList<KeyRange>();
    for (KeyRange next : sorted) {
      if (next.isEmpty()) {
        continue;
      }
      KeyRange last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || (last.below != null && compare(last.below, next.from) <= 0)) {
        joined.add(next);
      } else {
        joined.set(
            joined.size() - 1,
            new KeyRange(
                last.from, later(last.below, next.below), Math.min(last.prefix, next.prefix)));
      }
    }
    return List.copyOf(joined);
  }

  private static byte @Nullable [] later(byte @Nullable [] a, byte @Nullable [] b) {
    if (a == null || b == null) {
      return null;
    }
    return compare(a, b) >= 0 ? a : b;
  }

  private static int compare(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }

  boolean isEverything() {
    return from.length == 0 && below == null;
  }

  boolean isEmpty() {
    return below != null && compare(from, below) >= 0;
  }

  static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
