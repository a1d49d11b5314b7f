package dev.formwork.bench.store;

/** What is measured, as the issue that asked for the store names it, and how often in each half. */
public enum Operation {
  FIND_ID("find-id", 800),
  CONDITIONAL_UPDATE("conditional-update", 400),
  PAGE_INDEXED("page-indexed", 300),
  PAGE_MIDDLE("page-middle", 300),
  COUNT_INDEXED("count-indexed", 500),
  CLAIM("claim", 300),
  INSERT("insert", 400),
  GROUP_ALL("group-all", 1);

  private static final long OFTEN_READ = 200_000;

  private final String label;
  private final int times;

  Operation(String label, int times) {
    this.label = label;
    this.times = times;
  }

  public String label() {
    return label;
  }

  /**
   * How often in each half at this many records. Processor time is told in steps of 10 ms, so what
   * reads everything is repeated where that is little.
   */
  public int times(long size) {
    return this == GROUP_ALL ? (int) Math.max(1, OFTEN_READ / size) : times;
  }

  /** How often the yardstick does it, which takes microseconds where we take a part of a second. */
  public int timesBare(long size) {
    return switch (this) {
      case FIND_ID -> 100 * times;
      case PAGE_INDEXED -> 50 * times;
      case PAGE_MIDDLE -> 25 * times;
      case COUNT_INDEXED -> 200 * times;
      case CONDITIONAL_UPDATE, CLAIM, INSERT, GROUP_ALL -> times(size);
    };
  }

  /** Whether it writes, and is answered once it is on disk. */
  public boolean writes() {
    return switch (this) {
      case CONDITIONAL_UPDATE, CLAIM, INSERT -> true;
      case FIND_ID, PAGE_INDEXED, PAGE_MIDDLE, COUNT_INDEXED, GROUP_ALL -> false;
    };
  }
}
