package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which nodes of a flow lie in branches that run side by side. */
final class Branches {

  private final Flow flow;

  Branches(Flow flow) {
    this.flow = flow;
  }

  /** The forks in whose branches a node lies; a join lies in those that it ends. */
  Set<DefinitionKey> around(DefinitionKey node) {
    return flow.nodes().stream()
        .filter(fork -> isFork(fork) && isWithin(node, fork))
        .map(Node::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a node opens branches that run side by side. */
  static boolean isFork(Node node) {
    return node instanceof Node.Fork
        || (node instanceof Node.Decide decide && decide.how() == DecideMode.INCLUSIVE);
  }

  /** Whether branches of this fork come together somewhere. */
  boolean isJoined(DefinitionKey fork) {
    return flow.nodes().stream()
        .anyMatch(node -> node instanceof Node.Join join && join.fork().equals(fork));
  }

  private boolean isWithin(DefinitionKey node, Node fork) {
    List<DefinitionKey> exits = fork.exits().stream().map(Node.Exit::to).toList();
    Predicate<Node> untilJoined =
        each -> !(each instanceof Node.Join join && join.fork().equals(fork.key()));
    return reachable(exits, untilJoined).contains(node)
        && !reachable(List.of(flow.start().key()), each -> !each.equals(fork)).contains(node);
  }

  /** These and all that follow them, as far as nodes are gone through. */
  private Set<DefinitionKey> reachable(Collection<DefinitionKey> from, Predicate<Node> through) {
    var reached = new HashSet<DefinitionKey>();
    var open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      DefinitionKey key = open.poll();
      if (reached.add(key)) {
        flow.find(key)
            .filter(through)
            .ifPresent(node -> node.exits().forEach(exit -> open.add(exit.to())));
      }
    }
    return reached;
  }
}
