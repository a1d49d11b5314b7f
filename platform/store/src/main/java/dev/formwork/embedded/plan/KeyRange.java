package dev.formwork.embedded.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of an index from one on and below another.
 *
 * @param below null where the index ends
 * @param ends where the bytes end of the first part of the index, the second … that have one value
 *     in this range
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a value
record KeyRange(byte[] from, byte @Nullable [] below, List<Integer> ends) {

  static final KeyRange EVERYTHING = new KeyRange(new byte[0], null, List.of());

  KeyRange {
    ends = List.copyOf(ends);
  }

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
        joined.set(joined.size() - 1, last.joinedWith(next));
      }
    }
    return List.copyOf(joined);
  }

  /** Ranges that overlap have the same values in the parts that are fixed in both. */
  private KeyRange joinedWith(KeyRange next) {
    List<Integer> common = ends.size() <= next.ends.size() ? ends : next.ends;
    return new KeyRange(from, later(below, next.below), common);
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

  /** Where the bytes of so many parts end. */
  int endOf(int parts) {
    return parts == 0 ? 0 : ends.get(parts - 1);
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
