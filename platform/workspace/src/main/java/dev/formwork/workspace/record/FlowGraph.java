package dev.formwork.workspace.record;

import dev.formwork.flows.Branch;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Node;
import dev.formwork.flows.Outcome;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a flow that a picture shows and the ways between them, without those that lead back.
 * What the platform does by itself on the way is left out, and so is a refusal that never was.
 */
final class FlowGraph {

  /** A way from one node to another; its title is empty where there is no choice. */
  record Way(DefinitionKey from, DefinitionKey to, LocalizedText title) {}

  private final Flow flow;
  private final Set<DefinitionKey> visited;
  private final Map<DefinitionKey, Node> nodes = new LinkedHashMap<>();
  private final List<Way> ways = new ArrayList<>();
  private final List<DefinitionKey> left = new ArrayList<>();

  private FlowGraph(Flow flow, Set<DefinitionKey> visited) {
    this.flow = flow;
    this.visited = visited;
    walk(flow.start(), new HashSet<>());
    Collections.reverse(left);
  }

  /**
   * The graph of a flow.
   *
   * @param visited the nodes that have been entered
   */
  static FlowGraph of(Flow flow, Set<DefinitionKey> visited) {
    return new FlowGraph(flow, visited);
  }

  Map<DefinitionKey, Node> nodes() {
    return Collections.unmodifiableMap(nodes);
  }

  List<Way> ways() {
    return List.copyOf(ways);
  }

  /** How many ways there are at most from the start to each node: in which column it stands. */
  Map<DefinitionKey, Integer> columns() {
    var columns = new HashMap<DefinitionKey, Integer>();
    for (DefinitionKey key : left) {
      int column = columns.computeIfAbsent(key, _ -> 0);
      ways.stream()
          .filter(way -> way.from().equals(key))
          .forEach(way -> columns.merge(way.to(), column + 1, Math::max));
    }
    return columns;
  }

  /** All that lies ahead of these nodes, without them. */
  Set<DefinitionKey> ahead(Set<DefinitionKey> from) {
    var ahead = new HashSet<DefinitionKey>();
    for (DefinitionKey key : left) {
      if (from.contains(key) || ahead.contains(key)) {
        ways.stream().filter(way -> way.from().equals(key)).forEach(way -> ahead.add(way.to()));
      }
    }
    return ahead;
  }

  private void walk(Node node, Set<DefinitionKey> open) {
    nodes.put(node.key(), node);
    open.add(node.key());
    for (Way way : waysFrom(node)) {
      Optional<Node> next = shown(way.to(), new HashSet<>());
      if (next.isEmpty() || open.contains(next.get().key())) {
        continue;
      }
      add(new Way(node.key(), next.get().key(), way.title()));
      if (!nodes.containsKey(next.get().key())) {
        walk(next.get(), open);
      }
    }
    open.remove(node.key());
    left.add(node.key());
  }

  /**
   * Ways that differ only in what is left out are drawn as one line; it has no title where they
   * have different ones, as either would be wrong for the other.
   */
  private void add(Way way) {
    Optional<Way> same =
        ways.stream()
            .filter(each -> each.from().equals(way.from()) && each.to().equals(way.to()))
            .findFirst();
    if (same.isEmpty()) {
      ways.add(way);
    } else if (!same.get().title().equals(way.title())) {
      ways.set(ways.indexOf(same.get()), new Way(way.from(), way.to(), LocalizedText.EMPTY));
    }
  }

  private List<Way> waysFrom(Node node) {
    var found = new ArrayList<Way>();
    switch (node) {
      case Node.Start start -> add(found, node, start.next(), LocalizedText.EMPTY);
      case Node.Task task -> task.outcomes().forEach(outcome -> add(found, task, outcome));
      case Node.Decide decide -> {
        decide.branches().forEach(branch -> add(found, node, branch));
        add(found, node, decide.otherwise(), LocalizedText.EMPTY);
      }
      case Node.Fork fork -> fork.branches().forEach(branch -> add(found, node, branch));
      case Node.Wait wait -> {
        add(found, node, wait.next(), LocalizedText.EMPTY);
        add(found, node, wait.late(), LocalizedText.EMPTY);
      }
      case Node.SubFlow sub -> {
        add(found, node, sub.next(), LocalizedText.EMPTY);
        add(found, node, sub.failed(), LocalizedText.EMPTY);
      }
      case Node.Join join -> add(found, node, join.next(), LocalizedText.EMPTY);
      case Node.Gate gate -> add(found, node, gate.next(), LocalizedText.EMPTY);
      case Node.Copy copy -> add(found, node, copy.next(), LocalizedText.EMPTY);
      case Node.Notify notify -> add(found, node, notify.next(), LocalizedText.EMPTY);
      case Node.Act act -> add(found, node, act.next(), LocalizedText.EMPTY);
      case Node.End _ -> {}
    }
    return found;
  }

  private void add(List<Way> found, Node.Task task, Outcome outcome) {
    switch (outcome) {
      case Outcome.Agree agree -> add(found, task, agree.next(), LocalizedText.EMPTY);
      case Outcome.Reject reject -> {
        DefinitionKey next = reject.next();
        if (next != null && visited.contains(next)) {
          add(found, task, next, reject.title());
        }
      }
      case Outcome.Return _, Outcome.Dispute _, Outcome.Resubmit _ -> {}
    }
  }

  private static void add(List<Way> found, Node from, Branch branch) {
    add(found, from, branch.next(), branch.title());
  }

  private static void add(
      List<Way> found, Node from, @Nullable DefinitionKey to, LocalizedText title) {
    if (to != null) {
      found.add(new Way(from.key(), to, title));
    }
  }

  /** The node itself, or the first after it that people want to see. */
  private Optional<Node> shown(DefinitionKey key, Set<DefinitionKey> passed) {
    Optional<Node> node = passed.add(key) ? flow.find(key) : Optional.empty();
    return node.flatMap(found ->
        switch (found) {
          case Node.Act act -> shown(act.next(), passed);
          case Node.Copy copy -> shown(copy.next(), passed);
          case Node.Notify notify -> shown(notify.next(), passed);
          case Node.Start _,
              Node.Task _,
              Node.Decide _,
              Node.Fork _,
              Node.Join _,
              Node.Wait _,
              Node.SubFlow _,
              Node.Gate _,
              Node.End _ ->
              node;
        });
  }
}
