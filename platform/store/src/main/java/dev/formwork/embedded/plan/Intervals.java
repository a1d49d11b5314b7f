package dev.formwork.embedded.plan;

import dev.formwork.embedded.index.KeyWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Disjoint intervals of one field in order.
 *
 * @param exact whether a value that is no array lies in them exactly if the condition holds
 */
record Intervals(List<Interval> list, boolean exact) {

  Intervals {
    list = List.copyOf(list);
  }

  /** Sorted and with overlapping ones joined. */
  static Intervals of(List<Interval> any, boolean exact) {
    var sorted = new ArrayList<>(any);
    sorted.removeIf(Interval::isEmpty);
    sorted.sort((a, b) -> Arrays.compareUnsigned(a.from(), b.from()));
    var joined = new ArrayList<Interval>();
    for (Interval next : sorted) {
      Interval last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || Arrays.compareUnsigned(last.below(), next.from()) < 0) {
        joined.add(next);
      } else if (Arrays.compareUnsigned(last.below(), next.below()) < 0
          || !Arrays.equals(last.from(), next.from())) {
        joined.set(joined.size() - 1, joinOf(last, next));
      }
    }
    return new Intervals(joined, exact);
  }

  private static Interval joinOf(Interval a, Interval b) {
    if (Arrays.equals(a.below(), b.from()) && a.point() && b.point()) {
      // Two values that happen to be neighbours: one interval, though no longer points.
      return Interval.between(a.from(), b.below());
    }
    byte[] below = Arrays.compareUnsigned(a.below(), b.below()) >= 0 ? a.below() : b.below();
    return Interval.between(a.from(), below);
  }

  static Intervals ofPoints(List<byte[]> values, boolean exact) {
    var points = new ArrayList<Interval>();
    values.stream()
        .sorted(Arrays::compareUnsigned)
        .forEach(value -> {
          if (points.isEmpty() || !Arrays.equals(points.getLast().from(), value)) {
            points.add(Interval.ofPoint(value));
          }
        });
    return new Intervals(points, exact);
  }

  /** Whether the key of a missing field lies in them. */
  boolean includeMissing() {
    byte[] missing = KeyWriter.bytesOf(null);
    return list.stream()
        .anyMatch(interval ->
            Arrays.compareUnsigned(interval.from(), missing) <= 0
                && Arrays.compareUnsigned(missing, interval.below()) < 0);
  }

  boolean arePoints() {
    return list.stream().allMatch(Interval::point);
  }

  /** What lies in both; right for values that are no arrays only. */
  Intervals and(Intervals other) {
    var both = new ArrayList<Interval>();
    for (Interval mine : list) {
      for (Interval theirs : other.list) {
        Interval common = mine.and(theirs);
        if (common != null) {
          both.add(common);
        }
      }
    }
    return new Intervals(both, exact && other.exact);
  }

  Intervals turned() {
    var turned = new ArrayList<Interval>();
    for (Interval interval : list.reversed()) {
      turned.add(interval.turned());
    }
    return new Intervals(turned, exact);
  }
}
