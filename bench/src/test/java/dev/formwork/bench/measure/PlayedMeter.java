package dev.formwork.bench.measure;

/** Time passes only when work says so; half of it is processor time. */
final class PlayedMeter implements Meter {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private long nanos;

  /** Work that takes this long. */
  Block.Operation taking(long millis) {
    return () -> nanos += millis * NANOS_PER_MILLI;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long cpuNanos() {
    return nanos / 2;
  }
}
