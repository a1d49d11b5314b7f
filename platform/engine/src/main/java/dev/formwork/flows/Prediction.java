package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who will have something to do after the tasks that are open now, if everybody agrees and nothing
 * else changes.
 *
 * @param tasks in the order in which they will come
 * @param end how it will end; absent if that can't be told
 */
public record Prediction(List<Expected> tasks, @Nullable EndState end) {

  private static final int FARTHEST = 50;

  /** A task to come. */
  public record Expected(
      DefinitionKey node, LocalizedText title, List<String> assignees, List<Reason> why) {

    static Expected of(FlowTask task) {
      return new Expected(task.node(), task.title(), task.assignees(), task.why());
    }
  }

  public Prediction {
    tasks = List.copyOf(tasks);
  }

  static Prediction of(Flow flow, Execution execution, FlowContext context) {
    var expected = new ArrayList<Expected>();
    var seen = new HashSet<DefinitionKey>();
    Execution at = execution;
    FlowContext looking = context;
    while (expected.size() < FARTHEST) {
      Consumer<Walk> move = agreeing(flow, at);
      if (move == null) {
        break;
      }
      var walk = new Walk(flow, at, looking);
      try {
        move.accept(walk);
      } catch (Refusal.Invalid cannotGoOn) {
        break;
      }
      Advance advance = walk.finished();
      for (FlowEffect effect : advance.effects()) {
        switch (effect) {
          case FlowEffect.TaskOpened(var task) -> {
            if (!seen.add(task.node())) {
              return new Prediction(expected, null);
            }
            expected.add(Expected.of(task));
          }
          case FlowEffect.Ended(var state) -> {
            return new Prediction(expected, state);
          }
          case FlowEffect.Stopped _, FlowEffect.TaskClosed _ -> {}
        }
      }
      at = advance.execution();
      looking = walk.context();
    }
    return new Prediction(expected, null);
  }

  /** What moves the execution if everybody agrees; null if nothing does. */
  private static @Nullable Consumer<Walk> agreeing(Flow flow, Execution at) {
    if (at.status() == ExecutionStatus.READY) {
      return Walk::start;
    }
    if (at.tasks().isEmpty()) {
      return null;
    }
    FlowTask task = at.tasks().getFirst();
    return flow.outcomesOf(task).stream()
        .filter(each -> each instanceof Outcome.Agree || each instanceof Outcome.Resubmit)
        .findFirst()
        .<Consumer<Walk>>map(
            outcome -> walk -> walk.decide(task, outcome, task.assignees().getFirst(), ""))
        .orElse(null);
  }
}
