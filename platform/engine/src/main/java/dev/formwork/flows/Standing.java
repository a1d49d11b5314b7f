package dev.formwork.flows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a move leaves its execution: whether it goes on by itself, and what it waits for. */
record Standing(Move move) {

  /** The state of its life; it stands still where nobody has a task and nothing will come. */
  ExecutionStatus status(boolean started, @Nullable EndState end) {
    if (end != null) {
      return ExecutionStatus.of(end);
    }
    if (!started) {
      return ExecutionStatus.READY;
    }
    boolean goesOn =
        !move.tasks().isEmpty()
            || move.steps().stream().anyMatch(step -> !step.timers().isEmpty())
            || move.openSteps().stream().anyMatch(this::movesByItself);
    return goesOn ? ExecutionStatus.RUNNING : ExecutionStatus.STOPPED;
  }

  private boolean movesByItself(Step step) {
    return switch (move.nodeOf(step)) {
      case Node.Wait _, Node.Gate _ -> true;
      case Node.SubFlow _ -> step.children().stream().anyMatch(child -> child.state() == null);
      case Node.Start _,
          Node.Task _,
          Node.Copy _,
          Node.Notify _,
          Node.Decide _,
          Node.Fork _,
          Node.Join _,
          Node.Act _,
          Node.End _ ->
          false;
    };
  }

  /** The forms whose records it asks about while it stands here. */
  List<String> asks() {
    return move.openSteps().stream()
        .flatMap(step ->
            RecordsTest.askedAt(move.nodeOf(step)).stream()
                .map(test -> test.asked(move.flowKey(step.lane()).app())))
        .distinct()
        .sorted()
        .toList();
  }
}
