package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody can do with an open task, and what a screen must ask him for.
 *
 * @param mode what kind of work it is; absent where a returned record is to be corrected
 * @param rights what he may do with fields while it is open; others are read
 * @param facts the fields that are confirmed
 * @param opinions words that are offered to him
 * @param checklist what to tick off before agreeing
 * @param choices what goes with each outcome
 * @param actions what he may do besides deciding, and why not
 */
public record TaskOptions(
    @Nullable TaskMode mode,
    Map<FieldKey, NodeRight> rights,
    List<FieldKey> facts,
    List<LocalizedText> opinions,
    List<CheckItem> checklist,
    List<Choice> choices,
    List<Action> actions) {

  /** Nothing to be done. */
  public static final TaskOptions NONE =
      new TaskOptions(null, Map.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * What goes with an outcome.
   *
   * @param branches one of which must be picked; empty where the flow decides
   * @param returnTo one of which must be chosen to return to; empty where the flow says whom
   * @param picks the later tasks whose people may be picked now
   */
  public record Choice(
      DefinitionKey outcome, List<Branch> branches, List<Target> returnTo, List<Target> picks) {
    public Choice {
      branches = List.copyOf(branches);
      returnTo = List.copyOf(returnTo);
      picks = List.copyOf(picks);
    }
  }

  /**
   * A node by its title.
   *
   * @param persons who may be picked for it; empty for anybody
   */
  public record Target(DefinitionKey node, LocalizedText title, List<String> persons) {
    public Target {
      persons = List.copyOf(persons);
    }
  }

  /**
   * Something to do.
   *
   * @param whyNot absent where it is allowed
   */
  public record Action(HolderAction action, @Nullable Problem whyNot) {
    public boolean allowed() {
      return whyNot == null;
    }
  }

  public TaskOptions {
    rights = Map.copyOf(rights);
    facts = List.copyOf(facts);
    opinions = List.copyOf(opinions);
    checklist = List.copyOf(checklist);
    choices = List.copyOf(choices);
    actions = List.copyOf(actions);
  }

  static TaskOptions of(Walk walk, FlowTask task, String actor) {
    Move move = walk.move();
    Step at = move.step(task.step());
    Flow flow = move.flowOf(at.lane());
    Optional<Node.Task> node = move.taskNode(at);
    var choices = new ArrayList<Choice>();
    for (Outcome outcome : flow.outcomesOf(task)) {
      choices.add(
          new Choice(
              outcome.key(),
              outcome instanceof Outcome.Agree agree ? Picks.branchesAfter(flow, agree) : List.of(),
              targets(walk, at, outcome),
              Picks.nodesPickedAfter(flow, outcome).stream()
                  .map(picked ->
                      new Target(
                          picked.key(),
                          picked.title(),
                          Picks.candidates(move, at.lane(), picked, Assignee.Picker.PREVIOUS)))
                  .toList()));
    }
    return new TaskOptions(
        node.map(Node.Task::mode).orElse(null),
        flow.rightsAt(task),
        node.map(Node.Task::facts).orElse(List.of()),
        node.map(Node.Task::opinions).orElse(List.of()),
        node.map(Node.Task::checklist).orElse(List.of()),
        choices,
        actions(node, task, actor));
  }

  private static List<Target> targets(Walk walk, Step at, Outcome outcome) {
    boolean chosen =
        switch (outcome) {
          case Outcome.Return back -> back.to() instanceof ReturnTarget.Chosen;
          case Outcome.Dispute dispute -> dispute.to() instanceof ReturnTarget.Chosen;
          case Outcome.Agree _, Outcome.Reject _, Outcome.Resubmit _ -> false;
        };
    if (!chosen) {
      return List.of();
    }
    var targets = new ArrayList<Target>();
    targets.add(new Target(walk.returning().start(at), Returning.CORRECTION, List.of()));
    walk.returning()
        .earlier(at)
        .forEach(step -> targets.add(new Target(step.node(), step.title(), List.of())));
    return targets;
  }

  private static List<Action> actions(Optional<Node.Task> node, FlowTask task, String actor) {
    Set<HolderAction> allowed = Permits.allowed(node, task, actor);
    return Arrays.stream(HolderAction.values())
        .filter(action -> action != HolderAction.WITHDRAW && action != HolderAction.URGE)
        .map(action ->
            new Action(action, allowed.contains(action) ? null : whyNot(node, task, actor, action)))
        .toList();
  }

  private static Problem whyNot(
      Optional<Node.Task> node, FlowTask task, String actor, HolderAction action) {
    String code;
    if (task.pool() && task.claimedBy() == null && action != HolderAction.UNCLAIM) {
      code = "flow.task.unclaimed";
    } else if (!task.isFor(actor)) {
      code = "flow.task.not-yours";
    } else if (node.isPresent() && node.get().forbid().contains(action)) {
      code = "flow.action.forbidden";
    } else {
      code = "flow.action.not-allowed";
    }
    return Problem.error(code, "").with("task", task.title());
  }
}
