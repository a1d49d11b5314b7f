package dev.formwork.embedded.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts positions by keys; those of equal keys by position. */
final class Sorter {

  /** More than these are sorted all at once. */
  private static final long MOST_KEPT_APART = 100_000;

  private final long wanted;
  private final PriorityQueue<Entry> least;
  private final List<Entry> all = new ArrayList<>();

  /** Keeps the first so many, or all if that is 0. */
  Sorter(long wanted) {
    this.wanted = wanted <= MOST_KEPT_APART ? wanted : 0;
    this.least = new PriorityQueue<>((a, b) -> b.compareTo(a));
  }

  void add(byte[] key, long position) {
    var entry = new Entry(key, position);
    if (wanted == 0) {
      all.add(entry);
    } else if (least.size() < wanted) {
      least.add(entry);
    } else if (least.element().compareTo(entry) > 0) {
      least.remove();
      least.add(entry);
    }
  }

  List<Entry> inOrder() {
    List<Entry> entries = wanted == 0 ? all : new ArrayList<>(least);
    entries.sort(null);
    return entries;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  record Entry(byte[] key, long position) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int keys = Arrays.compareUnsigned(key, other.key);
      return keys != 0 ? keys : Long.compare(position, other.position);
    }
  }
}
