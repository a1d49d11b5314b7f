package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
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
    var seen = new HashMap<DefinitionKey, String>();
    Execution at = execution;
    FlowContext looking = context;
    for (int i = 0; i < FARTHEST; i++) {
      var walk = new Walk(flow, at, looking);
      Place decided =
          walk.move().tasks().stream().findFirst().map(each -> place(walk, each)).orElse(null);
      Advance advance;
      try {
        advance = walk.after(Prediction::agree);
      } catch (Refusal.Invalid cannotGoOn) {
        break;
      }
      if (advance.execution().equals(at)) {
        break;
      }
      for (FlowEffect effect : advance.effects()) {
        if (effect instanceof FlowEffect.TaskOpened(var task)) {
          String known = seen.putIfAbsent(task.node(), task.step());
          boolean repeats = place(walk, task).equals(decided);
          if (repeats || (known != null && !known.equals(task.step()))) {
            return new Prediction(expected, null);
          }
          expected.add(Expected.of(task));
        } else if (effect instanceof FlowEffect.Ended(var state)) {
          return new Prediction(expected, state);
        }
      }
      at = advance.execution();
      looking = walk.move().context();
    }
    return new Prediction(expected, null);
  }

  /**
   * Where a task stands. One that leads straight back to itself does so because of what is not
   * filled in yet: nobody knows whether it comes again.
   */
  private record Place(DefinitionKey node, @Nullable String lane) {}

  private static Place place(Walk walk, FlowTask task) {
    return new Place(task.node(), walk.move().step(task.step()).lane());
  }

  /** What moves the execution if everybody agrees and everything comes. */
  private static void agree(Walk walk) {
    Move move = walk.move();
    if (!move.isStarted()) {
      walk.start();
    } else if (move.tasks().isEmpty()) {
      walk.assumeOne();
    } else {
      FlowTask task = move.tasks().getFirst();
      Step at = move.step(task.step());
      Flow flow = move.flowOf(at.lane());
      flow.outcomesOf(task).stream()
          .filter(Outcome::demandsAll)
          .findFirst()
          .ifPresent(outcome -> walk.decide(task, vote(flow, task, outcome, move)));
    }
  }

  private static Vote vote(Flow flow, FlowTask task, Outcome outcome, Move move) {
    DefinitionKey branch =
        outcome instanceof Outcome.Agree agree
            ? Picks.branchesAfter(flow, agree).stream()
                .map(Branch::key)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null)
            : null;
    var decision = Decision.of(outcome.key(), "").toward(branch, null);
    return Vote.of(task, task.assignees().getFirst(), decision, move.now());
  }
}
