package dev.formwork.bench.store;

/** What is measured, as the issue that asked for the store names it, and how often in each half. */
public enum Operation {
  FIND_ID("find-id", 400),
  CONDITIONAL_UPDATE("conditional-update", 400),
  PAGE_INDEXED("page-indexed", 150),
  PAGE_MIDDLE("page-middle", 150),
  COUNT_INDEXED("count-indexed", 50),
  CLAIM("claim", 300),
  INSERT("insert", 400),
  GROUP_ALL("group-all", 1);

  private final String label;
  private final int times;

  Operation(String label, int times) {
    this.label = label;
    this.times = times;
  }

  public String label() {
    return label;
  }

  public int times() {
    return times;
  }

  /** Whether it writes, and is answered once it is on disk. */
  public boolean writes() {
    return switch (this) {
      case CONDITIONAL_UPDATE, CLAIM, INSERT -> true;
      case FIND_ID, PAGE_INDEXED, PAGE_MIDDLE, COUNT_INDEXED, GROUP_ALL -> false;
    };
  }
}
