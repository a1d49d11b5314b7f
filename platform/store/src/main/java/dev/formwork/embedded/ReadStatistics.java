package dev.formwork.embedded;

import dev.formwork.embedded.plan.ReadCounters;

/**
 * What a store has read since it was opened. Of a hot query, {@code documents} grows by little more
 * than {@code returned}, and {@code scans} not at all.
 *
 * @param searches begun
 * @param scans searches that read documents without an index
 * @param sorts searches that sorted what they found, as no index had the order
 * @param keys keys of indexes read
 * @param documents documents read
 * @param returned documents that matched, or were counted
 */
public record ReadStatistics(
    long searches, long scans, long sorts, long keys, long documents, long returned) {

  static ReadStatistics of(ReadCounters counters) {
    return new ReadStatistics(
        counters.searches(),
        counters.scans(),
        counters.sorts(),
        counters.keys(),
        counters.documents(),
        counters.returned());
  }

  /** What was read since an earlier look. */
  public ReadStatistics since(ReadStatistics earlier) {
    return new ReadStatistics(
        searches - earlier.searches,
        scans - earlier.scans,
        sorts - earlier.sorts,
        keys - earlier.keys,
        documents - earlier.documents,
        returned - earlier.returned);
  }
}
