package dev.formwork.embedded.plan;

import dev.formwork.embedded.plan.Conditions.All;
import dev.formwork.embedded.table.TableView.IndexView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part of an index that can hold what a filter asks.
 *
 * @param ranges in order and disjoint
 * @param exact whether every key in them is of a document that matches, each of one key only
 * @param complete whether no document that matches is missing in the index, as in a sparse one
 * @param fixed the bytes that all ranges share after none, one, two … parts with one value each
 */
record Bounds(List<KeyRange> ranges, boolean exact, boolean complete, List<byte[]> fixed) {

  Bounds {
    ranges = List.copyOf(ranges);
    fixed = List.copyOf(fixed);
  }

  static Bounds of(IndexView index, Conditions conditions) {
    return anyOf(
        conditions.alternatives().stream().map((All all) -> BoundsBuilder.of(index, all)).toList());
  }

  /** What holds where one of several filters may hold. */
  static Bounds anyOf(List<Bounds> alternatives) {
    if (alternatives.size() == 1) {
      return alternatives.getFirst();
    }
    var ranges = new ArrayList<KeyRange>();
    boolean exact = true;
    boolean complete = true;
    List<byte[]> fixed = alternatives.getFirst().fixed;
    for (Bounds bounds : alternatives) {
      ranges.addAll(bounds.ranges);
      exact &= bounds.exact;
      complete &= bounds.complete;
      fixed = shared(fixed, bounds.fixed);
    }
    return new Bounds(KeyRange.joined(ranges), exact, complete, fixed);
  }

  private static List<byte[]> shared(List<byte[]> one, List<byte[]> other) {
    int count = 0;
    while (count < one.size()
        && count < other.size()
        && Arrays.equals(one.get(count), other.get(count))) {
      count++;
    }
    return one.subList(0, count);
  }

  /** How many parts, from the first on, have one value in all ranges. */
  int fixedParts() {
    return fixed.size() - 1;
  }

  /** How many parts, from the first on, have one value in each range, as after {@code $in}. */
  int pointParts() {
    return ranges.stream().mapToInt(range -> range.ends().size()).min().orElse(0);
  }

  boolean isEverything() {
    return ranges.size() == 1 && ranges.getFirst().isEverything();
  }

  /** How many keys there are; two descents for each range. */
  long count(IndexView index) {
    if (isEverything()) {
      return index.entries().size();
    }
    long keys = 0;
    for (KeyRange range : ranges) {
      keys += count(index, range);
    }
    return keys;
  }

  static long count(IndexView index, KeyRange range) {
    byte[] below = range.below();
    return below == null
        ? index.entries().size() - index.entries().rank(range.from())
        : index.entries().count(range.from(), below);
  }
}
