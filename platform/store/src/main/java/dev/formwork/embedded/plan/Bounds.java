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
 * @param points how many parts have single values in each range, as after {@code $in}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a value
record Bounds(
    List<KeyRange> ranges, boolean exact, boolean complete, List<byte[]> fixed, int points) {

  Bounds {
    ranges = List.copyOf(ranges);
    fixed = List.copyOf(fixed);
  }

  static Bounds of(IndexView index, Conditions conditions) {
    List<Bounds> each =
        conditions.alternatives().stream().map((All all) -> BoundsBuilder.of(index, all)).toList();
    return each.size() == 1 ? each.getFirst() : anyOf(each);
  }

  private static Bounds anyOf(List<Bounds> alternatives) {
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
    return new Bounds(KeyRange.joined(ranges), exact, complete, fixed, 0);
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

  boolean isEverything() {
    return ranges.size() == 1 && ranges.getFirst().isEverything();
  }
}
