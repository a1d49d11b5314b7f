package dev.formwork.bench.measure;

/** Runs work until it has become as fast as it gets: by count, never by time. */
public final class WarmUp {

  private static final double STEADY = 0.05;

  private WarmUp() {}

  /**
   * How many blocks it may take.
   *
   * @param least so many in any case: two blocks can be alike by chance while code is compiled
   * @param most no more than these
   */
  public record Blocks(int least, int most) {}

  /**
   * Blocks of operations until two in a row take the same processor time within 5 %.
   *
   * @return how many blocks it took
   */
  public static int of(
      Meter meter, Deadline deadline, Blocks blocks, int operations, Block.Operation operation) {
    double before = Double.NaN;
    for (int i = 1; i <= blocks.most; i++) {
      double now = Block.of(meter, operations, operation).cpuMillis();
      boolean isSteady = i >= blocks.least && Math.abs(now - before) / before < STEADY;
      if (isSteady || deadline.isOver()) {
        return i;
      }
      before = now;
    }
    return blocks.most;
  }
}
