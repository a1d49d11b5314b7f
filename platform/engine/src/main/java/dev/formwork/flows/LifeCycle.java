package dev.formwork.flows;

import static dev.formwork.flows.ExecutionStatus.CANCELLED;
import static dev.formwork.flows.ExecutionStatus.COMPLETED;
import static dev.formwork.flows.ExecutionStatus.READY;
import static dev.formwork.flows.ExecutionStatus.REJECTED;
import static dev.formwork.flows.ExecutionStatus.RUNNING;
import static dev.formwork.flows.ExecutionStatus.STOPPED;

import java.util.List;
import java.util.Set;

/** The life of an execution as a table: which signal may come when, and where it may lead. */
final class LifeCycle {

  /** One row: in this status this signal may come, and leads to one of these. */
  record Row(ExecutionStatus from, Class<? extends Signal> on, Set<ExecutionStatus> to) {}

  private static final Set<ExecutionStatus> ANYWHERE =
      Set.of(RUNNING, STOPPED, COMPLETED, REJECTED, CANCELLED);

  static final List<Row> TABLE =
      List.of(
          new Row(READY, Signal.Started.class, ANYWHERE),
          new Row(RUNNING, Signal.Decided.class, ANYWHERE),
          new Row(RUNNING, Signal.Acted.class, Set.of(RUNNING)),
          new Row(RUNNING, Signal.Urged.class, Set.of(RUNNING)),
          new Row(RUNNING, Signal.Withdrawn.class, Set.of(RUNNING, STOPPED)),
          new Row(RUNNING, Signal.Retracted.class, Set.of(RUNNING)),
          new Row(RUNNING, Signal.Cancelled.class, Set.of(CANCELLED)),
          new Row(RUNNING, Signal.Retried.class, Set.of(RUNNING, COMPLETED, REJECTED, CANCELLED)),
          new Row(RUNNING, Signal.Relocated.class, ANYWHERE),
          new Row(RUNNING, Signal.Reassigned.class, Set.of(RUNNING)),
          new Row(RUNNING, Signal.OfPlatform.class, ANYWHERE),
          new Row(STOPPED, Signal.Retried.class, ANYWHERE),
          new Row(STOPPED, Signal.Withdrawn.class, Set.of(RUNNING, STOPPED)),
          new Row(STOPPED, Signal.Relocated.class, ANYWHERE),
          new Row(STOPPED, Signal.Reassigned.class, Set.of(RUNNING)),
          new Row(STOPPED, Signal.Cancelled.class, Set.of(CANCELLED)));

  private LifeCycle() {}

  static boolean allows(ExecutionStatus from, Signal signal) {
    return TABLE.stream().anyMatch(row -> row.from() == from && row.on().isInstance(signal));
  }
}
