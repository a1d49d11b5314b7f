package dev.formwork.scripting.internal;

import java.time.Duration;

/** What one run may use at most. */
record Budget(long nanos, long bytes) {

  static Budget ofEvaluation(Limits limits) {
    return new Budget(limits.wall().toNanos(), limits.allocated());
  }

  static Budget ofSession(Limits limits) {
    return new Budget(limits.sessionWall().toNanos(), limits.sessionAllocated());
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
