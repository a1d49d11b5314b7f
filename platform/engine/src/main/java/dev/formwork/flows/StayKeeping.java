package dev.formwork.flows;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Measures at the end of each move how long it was stayed at what has been left. */
final class StayKeeping {

  private final Move move;
  private final Set<String> leftBefore;

  StayKeeping(Move move, Execution before) {
    this.move = move;
    this.leftBefore =
        before.steps().stream()
            .filter(step -> !step.isOpen())
            .map(Step::id)
            .collect(Collectors.toSet());
  }

  /** What was left before this move has been measured, unless it is open again. */
  void keep() {
    for (Step step : move.steps()) {
      if (step.isOpen() || !leftBefore.contains(step.id())) {
        stay(step)
            .filter(stay -> !stay.equals(step.stay()))
            .ifPresent(stay -> move.change(step.id(), each -> each.staying(stay)));
      }
    }
  }

  private Optional<Stay> stay(Step step) {
    Stay known = step.stay();
    Flow flow = move.flowOf(step.lane());
    Optional<Node> node = flow.find(step.node());
    Optional<Stay> stay =
        Optional.ofNullable(known)
            .map(Stay::of)
            .or(() -> node.flatMap(at -> Stay.Of.at(at, step.rework() != null)))
            .map(Stay::begun);
    Instant leftAt = step.leftAt();
    return leftAt == null
        ? stay
        : stay.map(begun ->
            begun.ended(
                DeadlineKeeping.counted(move, calendar(node), flow, step.lane()).hours(),
                step.enteredAt(),
                leftAt));
  }

  private static @Nullable String calendar(Optional<Node> node) {
    return node.filter(Node.Task.class::isInstance)
        .map(Node.Task.class::cast)
        .map(Node.Task::deadline)
        .map(FlowDeadline::calendar)
        .orElse(null);
  }
}
