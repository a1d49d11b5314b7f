package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Whether branches that run side by side come together where they began. */
final class LaneChecks {

  private final Map<DefinitionKey, Node> byKey;
  private final Map<Node, String> pointers;
  private final List<Problem> problems = new ArrayList<>();

  LaneChecks(Map<DefinitionKey, Node> byKey, Map<Node, String> pointers) {
    this.byKey = byKey;
    this.pointers = pointers;
  }

  List<Problem> problems() {
    for (Node node : byKey.values()) {
      if (node instanceof Node.Join join) {
        check(join);
      } else if (isFork(node)) {
        check(node);
      }
    }
    return problems;
  }

  private void check(Node.Join join) {
    Node fork = byKey.get(join.fork());
    if (fork == null || !isFork(fork)) {
      problems.add(problem("flow.join.no-fork", join, "/fork").with("fork", join.fork().value()));
      return;
    }
    if (reachesWithout(join, fork)) {
      problems.add(problem("flow.join.not-in-fork", join, "").with("fork", join.fork().value()));
    }
    Integer needs = join.needs();
    int branches = fork.exits().size();
    if (needs != null && needs > branches) {
      problems.add(problem("flow.join.needs-too-many", join, "/needs").with("branches", branches));
    }
  }

  /** Branches may all end by themselves; then the first that ends, ends them all. */
  private void check(Node fork) {
    boolean joined =
        byKey.values().stream()
            .anyMatch(node -> node instanceof Node.Join join && join.fork().equals(fork.key()));
    if (!joined) {
      problems.add(
          Problem.warning("flow.fork.no-join", pointer(fork)).with("node", fork.key().value()));
    }
  }

  /** Whether a way leads from the start to the join past its fork. */
  private boolean reachesWithout(Node.Join join, Node fork) {
    List<DefinitionKey> starts =
        byKey.values().stream().filter(Node.Start.class::isInstance).map(Node::key).toList();
    return reachable(starts, fork.key()).contains(join.key());
  }

  private Set<DefinitionKey> reachable(Collection<DefinitionKey> from, DefinitionKey without) {
    var reached = new HashSet<DefinitionKey>();
    var open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      DefinitionKey key = open.poll();
      Node node = byKey.get(key);
      if (node != null && !key.equals(without) && reached.add(key)) {
        node.exits().forEach(exit -> open.add(exit.to()));
      }
    }
    return reached;
  }

  private static boolean isFork(Node node) {
    return node instanceof Node.Fork
        || (node instanceof Node.Decide decide && decide.how() == DecideMode.INCLUSIVE);
  }

  private Problem problem(String code, Node node, String below) {
    return Problem.error(code, pointer(node) + below).with("node", node.key().value());
  }

  private String pointer(Node node) {
    return Objects.requireNonNull(pointers.get(node));
  }
}
