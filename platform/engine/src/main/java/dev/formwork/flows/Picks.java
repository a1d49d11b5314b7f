package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people choose for the flow as they act: the people of a later task, a branch. */
final class Picks {

  private Picks() {}

  /** The branches that whoever agrees has to choose between; none where the flow decides. */
  static List<Branch> branchesAfter(Flow flow, Outcome.Agree agree) {
    DefinitionKey next = agree.next();
    return next != null
            && flow.find(next).orElse(null) instanceof Node.Decide decide
            && decide.how() == DecideMode.PERSON
        ? decide.branches()
        : List.of();
  }

  /** The tasks whose people this picker names. */
  static List<Node.Task> nodesPickedBy(Flow flow, Assignee.Picker picker) {
    return flow.nodes().stream()
        .filter(Node.Task.class::isInstance)
        .map(Node.Task.class::cast)
        .filter(task -> rules(task, picker).findAny().isPresent())
        .toList();
  }

  /** The tasks whose people are named with an outcome: those that come next without another. */
  static List<Node.Task> nodesPickedAfter(Flow flow, Outcome outcome) {
    var found = new ArrayList<Node.Task>();
    var seen = new LinkedHashSet<DefinitionKey>();
    DefinitionKey next =
        switch (outcome) {
          case Outcome.Agree agree -> agree.next();
          case Outcome.Reject reject -> reject.next();
          case Outcome.Return _, Outcome.Dispute _, Outcome.Resubmit _ -> null;
        };
    collect(flow, next, seen, found);
    return found;
  }

  private static void collect(
      Flow flow, @Nullable DefinitionKey at, Set<DefinitionKey> seen, List<Node.Task> found) {
    if (at == null || !seen.add(at)) {
      return;
    }
    switch (flow.find(at).orElse(null)) {
      case null -> {}
      case Node.Task task -> {
        if (rules(task, Assignee.Picker.PREVIOUS).findAny().isPresent()) {
          found.add(task);
        }
      }
      case Node other -> other.exits().forEach(exit -> collect(flow, exit.to(), seen, found));
    }
  }

  static List<Problem> check(
      Move move,
      @Nullable String lane,
      Map<DefinitionKey, List<String>> picked,
      Assignee.Picker picker) {
    var problems = new ArrayList<Problem>();
    Flow flow = move.flowOf(lane);
    picked.forEach((node, persons) -> {
      var rules = flow.task(node).stream().flatMap(task -> rules(task, picker)).toList();
      if (rules.isEmpty()) {
        problems.add(Problem.error("flow.pick.not-asked", "picked").with("node", node.value()));
        return;
      }
      Set<String> among = among(move, lane, rules);
      for (String person : persons) {
        if (!Decisions.isThere(move, person) || (!among.isEmpty() && !among.contains(person))) {
          problems.add(
              Problem.error("flow.pick.not-among", "picked/" + node).with("person", person));
        }
      }
    });
    return problems;
  }

  /** Whom a picker may name for a node; empty for everybody. */
  static List<String> candidates(
      Move move, @Nullable String lane, Node.Task node, Assignee.Picker picker) {
    return List.copyOf(among(move, lane, rules(node, picker).toList()));
  }

  /** Whom one may pick; empty for everybody. */
  private static Set<String> among(Move move, @Nullable String lane, List<Assignee.Picked> rules) {
    var among = new LinkedHashSet<String>();
    var naming =
        new Naming(move.fields().contextOf(lane), move.initiator(), move.steps(), List.of());
    rules.forEach(rule -> among.addAll(naming.of(rule.among()).persons()));
    return among;
  }

  private static Stream<Assignee.Picked> rules(Node.Task task, Assignee.Picker picker) {
    return Stream.concat(
            task.assignees().stream(),
            task.parties().stream().flatMap(party -> party.assignees().stream()))
        .filter(Assignee.Picked.class::isInstance)
        .map(Assignee.Picked.class::cast)
        .filter(rule -> rule.by() == picker);
  }
}
