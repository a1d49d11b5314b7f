package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something of an execution that has a deadline now.
 *
 * @param flow the flow that says so
 */
record DeadlineScope(
    DeadlineRow.Of of,
    DefinitionKey key,
    LocalizedText title,
    @Nullable String step,
    @Nullable String lane,
    FlowDeadline rule,
    Flow flow) {

  /** All that has one. */
  static List<DeadlineScope> in(Move move) {
    var scopes = new ArrayList<DeadlineScope>();
    if (move.isStarted() && !move.isOver()) {
      addOf(move, null, scopes);
      move.openLanes().stream()
          .filter(Lane::isSubFlow)
          .forEach(lane -> addOf(move, lane.id(), scopes));
    }
    return scopes;
  }

  private static void addOf(Move move, @Nullable String lane, List<DeadlineScope> scopes) {
    Flow flow = move.flowOf(lane);
    if (flow.deadline() != null) {
      scopes.add(
          new DeadlineScope(
              DeadlineRow.Of.FLOW, flow.key(), flow.title(), null, lane, flow.deadline(), flow));
    }
    List<Step> open =
        move.openSteps().stream().filter(step -> Objects.equals(homeOf(move, step), lane)).toList();
    for (Stage stage : flow.stages()) {
      if (open.stream().anyMatch(step -> stage.nodes().contains(step.node()))) {
        scopes.add(
            new DeadlineScope(
                DeadlineRow.Of.STAGE,
                stage.key(),
                stage.title(),
                null,
                lane,
                stage.deadline(),
                flow));
      }
    }
    for (Step step : open) {
      move.taskNode(step)
          .flatMap(node -> Optional.ofNullable(node.deadline()))
          .map(rule ->
              new DeadlineScope(
                  DeadlineRow.Of.NODE, step.node(), step.title(), step.id(), lane, rule, flow))
          .ifPresent(scopes::add);
    }
  }

  static @Nullable String homeOf(Move move, Step step) {
    return move.home(step.lane()).map(Lane::id).orElse(null);
  }

  boolean isOf(DeadlineRow row) {
    return row.of() == of
        && row.key().equals(key)
        && Objects.equals(row.step(), step)
        && Objects.equals(row.lane(), lane);
  }

  /** The open tasks that it is about. */
  List<FlowTask> tasks(Move move) {
    return move.tasks().stream().filter(task -> isAbout(move, task)).toList();
  }

  private boolean isAbout(Move move, FlowTask task) {
    Step at = move.step(task.step());
    return switch (of) {
      case NODE -> task.step().equals(step);
      case STAGE ->
          Objects.equals(homeOf(move, at), lane)
              && flow.stages().stream()
                  .anyMatch(each -> each.key().equals(key) && each.nodes().contains(task.node()));
      case FLOW -> move.isWithin(at.lane(), lane);
    };
  }
}
