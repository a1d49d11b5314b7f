package dev.formwork.flows;

/** Where an execution stands in its life; what may happen to it then says {@link LifeCycle}. */
public enum ExecutionStatus {
  /** Not started yet. */
  READY,
  /** Somebody has something to do. */
  RUNNING,
  /** A task has nobody, and its node says to stop there. */
  STOPPED,
  COMPLETED,
  REJECTED,
  CANCELLED;

  public boolean isOver() {
    return this == COMPLETED || this == REJECTED || this == CANCELLED;
  }

  static ExecutionStatus of(EndState end) {
    return switch (end) {
      case COMPLETED -> COMPLETED;
      case REJECTED -> REJECTED;
      case CANCELLED -> CANCELLED;
    };
  }
}
