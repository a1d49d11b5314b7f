package dev.formwork.scripting.internal;

import java.time.Duration;

/**
 * What one run may use at most.
 *
 * @param nanos of its thread's own time; on a busy machine the clock on the wall may run {@link
 *     #PATIENCE} times as far, because a formula isn't to blame for its neighbours
 * @param bytes allocated, whether kept or not
 */
record Budget(long nanos, long bytes) {

  private static final int PATIENCE = 3;

  long wallNanos() {
    return PATIENCE * nanos;
  }

  static Budget ofEvaluation(Limits limits) {
    return new Budget(limits.time().toNanos(), limits.allocated());
  }

  static Budget ofSession(Limits limits) {
    return new Budget(limits.sessionTime().toNanos(), limits.sessionAllocated());
  }

  /** For the engine's own code at start, on a machine that may be busy. */
  static Budget ofWarmUp() {
    return new Budget(Duration.ofMinutes(1).toNanos(), Long.MAX_VALUE);
  }

  Budget atMost(Budget other) {
    return new Budget(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
  }

  Budget without(Run<?> run) {
    return new Budget(nanos - run.nanosUsed(), bytes - run.bytesUsed());
  }
}
