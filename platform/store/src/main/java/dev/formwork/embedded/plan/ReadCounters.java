package dev.formwork.embedded.plan;

import java.util.concurrent.atomic.LongAdder;

/** What searches have read since the store was opened. */
public final class ReadCounters {

  private final LongAdder searches = new LongAdder();
  private final LongAdder scans = new LongAdder();
  private final LongAdder sorts = new LongAdder();
  private final LongAdder keys = new LongAdder();
  private final LongAdder documents = new LongAdder();
  private final LongAdder returned = new LongAdder();

  void search(Plan plan) {
    searches.increment();
    if (plan.isScan()) {
      scans.increment();
    }
    if (plan.sort() == Plan.Sort.EVERYTHING) {
      sorts.increment();
    }
  }

  void keys(long count) {
    keys.add(count);
  }

  void document() {
    documents.increment();
  }

  void returned(long count) {
    returned.add(count);
  }

  /** Searches begun. */
  public long searches() {
    return searches.sum();
  }

  /** Searches that read documents without an index. */
  public long scans() {
    return scans.sum();
  }

  /** Searches that sorted what they found, as no index had the order. */
  public long sorts() {
    return sorts.sum();
  }

  /** Keys of indexes read. */
  public long keys() {
    return keys.sum();
  }

  /** Documents read. */
  public long documents() {
    return documents.sum();
  }

  /** Documents that matched and were handed on, or were counted. */
  public long returned() {
    return returned.sum();
  }
}
