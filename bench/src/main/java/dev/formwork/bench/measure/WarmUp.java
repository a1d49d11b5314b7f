package dev.formwork.bench.measure;

/** Runs work until it has become as fast as it gets: by count, never by time. */
public final class WarmUp {

  private static final double STEADY = 0.05;

  private WarmUp() {}

  /**
   * Blocks of operations until two in a row take the same processor time within 5 %, or this many.
   *
   * @return how many blocks it took
   */
  public static int of(
      Meter meter, Deadline deadline, int maxBlocks, int operations, Block.Operation operation) {
    double before = Double.NaN;
    for (int i = 1; i <= maxBlocks; i++) {
      double now = Block.of(meter, operations, operation).cpuMillis();
      if (Math.abs(now - before) / before < STEADY || deadline.isOver()) {
        return i;
      }
      before = now;
    }
    return maxBlocks;
  }
}
