package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes a running execution to another release of its flow: where it stands, it stands at the node
 * of the same key, or at the one that is named for it. Pure, so the plan that is shown is the move
 * that is made.
 */
public final class Migration {

  /** Finds flows as a release sees them. */
  @FunctionalInterface
  public interface Flows {
    Optional<Flow> find(QualifiedKey flow);
  }

  /**
   * Where an execution is to go.
   *
   * @param before the flows of the release that it runs on
   * @param after those of the release that it goes to
   */
  public record Target(int release, Flows before, Flows after, NodeMap nodes) {}

  /**
   * What becomes of a place where it stands.
   *
   * @param people who has it now
   * @param then who has it afterwards; nobody where it went on from there
   */
  public record Place(
      String step,
      DefinitionKey from,
      DefinitionKey to,
      LocalizedText title,
      List<String> people,
      List<String> then) {
    public Place {
      people = List.copyOf(people);
      then = List.copyOf(then);
    }
  }

  /** A deadline that is due at another moment afterwards; absent = at none. */
  public record Due(LocalizedText title, @Nullable Instant before, @Nullable Instant after) {}

  /**
   * What would come of it.
   *
   * @param advance the move, with the problems for which it can't be made
   * @param canBeUndone whether it changes nothing but the execution itself
   */
  public record Plan(List<Place> places, List<Due> dues, Advance advance, boolean canBeUndone) {

    public Plan {
      places = List.copyOf(places);
      dues = List.copyOf(dues);
    }

    static Plan refused(Execution unchanged, Problems problems) {
      return new Plan(List.of(), List.of(), Advance.refused(unchanged, List.of(), problems), false);
    }
  }

  private Migration() {}

  /**
   * The plan.
   *
   * @param context of the release that it goes to
   */
  public static Plan plan(Execution execution, Target target, FlowContext context) {
    Problems refusals = new MigrationChecks(execution, target).problems();
    if (!refusals.isEmpty()) {
      return Plan.refused(execution, refusals);
    }
    Flow flow = target.after().find(execution.flow()).orElseThrow();
    Execution renamed = Renaming.of(execution, target);
    try {
      Advance advance =
          new Walk(flow, renamed, context)
              .after(walk -> new Resettling(walk, execution, target).settle());
      return new Plan(
          places(execution, renamed, advance.execution()),
          dues(execution, advance.execution()),
          advance,
          onlyInside(advance));
    } catch (Refusal.Invalid impossible) {
      return Plan.refused(execution, impossible.problems());
    }
  }

  /** What takes an execution back to what it was: timers as they were before. */
  public static List<FlowEffect> undoing(Execution now, Execution before) {
    var effects = new ArrayList<FlowEffect>();
    Map<String, Instant> wanted = before.timers();
    Map<String, Instant> known = now.timers();
    var all = new TreeSet<>(known.keySet());
    all.addAll(wanted.keySet());
    for (String id : all) {
      Instant due = wanted.get(id);
      if (due == null) {
        effects.add(new FlowEffect.TimerDropped(id));
      } else if (!due.equals(known.get(id))) {
        effects.add(new FlowEffect.TimerWanted(id, due));
      }
    }
    return effects;
  }

  private static List<Place> places(Execution before, Execution renamed, Execution after) {
    var places = new ArrayList<Place>();
    for (Step step : before.openSteps()) {
      Step now = renamed.step(step.id()).orElseThrow();
      places.add(
          new Place(
              step.id(),
              step.node(),
              now.node(),
              now.title(),
              holders(before, step),
              holders(after, step)));
    }
    return places;
  }

  private static List<String> holders(Execution execution, Step step) {
    return execution.tasks().stream()
        .filter(task -> task.step().equals(step.id()))
        .flatMap(task -> task.assignees().stream())
        .distinct()
        .toList();
  }

  private static List<Due> dues(Execution before, Execution after) {
    var dues = new ArrayList<Due>();
    for (DeadlineRow row : after.deadlines()) {
      Instant known =
          before.deadlines().stream()
              .filter(each -> each.id().equals(row.id()))
              .findFirst()
              .map(DeadlineRow::due)
              .orElse(null);
      if (!Objects.equals(known, row.due())) {
        dues.add(new Due(row.title(), known, row.due()));
      }
    }
    return dues;
  }

  private static boolean onlyInside(Advance advance) {
    return advance.changes().isEmpty() && canBeUndone(advance.effects());
  }

  /** Whether nobody outside the execution has learnt of anything that this did. */
  public static boolean canBeUndone(List<FlowEffect> effects) {
    return effects.stream().allMatch(Migration::isInside);
  }

  private static boolean isInside(FlowEffect effect) {
    return switch (effect) {
      case FlowEffect.TaskOpened _,
          FlowEffect.TaskChanged _,
          FlowEffect.TaskClosed _,
          FlowEffect.Stopped _,
          FlowEffect.TimerWanted _,
          FlowEffect.TimerDropped _ ->
          true;
      case FlowEffect.Ended _,
          FlowEffect.Copied _,
          FlowEffect.Noticed _,
          FlowEffect.RecordWanted _,
          FlowEffect.RecordsChanged _,
          FlowEffect.WebhookWanted _,
          FlowEffect.SubFlowWanted _,
          FlowEffect.SubFlowDropped _ ->
          false;
    };
  }
}
