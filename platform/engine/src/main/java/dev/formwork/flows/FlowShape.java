package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Whether the nodes of a flow hang together: one way in, a way on from everywhere, an end. */
final class FlowShape {

  private final List<Node> nodes;
  private final Map<DefinitionKey, Node> byKey = new LinkedHashMap<>();
  private final IdentityHashMap<Node, String> pointers = new IdentityHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private FlowShape(Flow flow) {
    this.nodes = flow.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      byKey.putIfAbsent(nodes.get(i).key(), nodes.get(i));
      pointers.put(nodes.get(i), "/nodes/" + i);
    }
  }

  /** Paths of the problems are JSON pointers into the flow. */
  static Problems check(Flow flow) {
    return new FlowShape(flow).check();
  }

  private Problems check() {
    keysAreUnique();
    thereIsOneStart();
    thereIsAnEnd();
    exitsLeadSomewhere();
    nodes.forEach(node -> problems.addAll(new NodeChecks(node, pointer(node)).problems()));
    problems.addAll(new LaneChecks(byKey, pointers).problems());
    everythingIsReached();
    everythingCanEnd();
    nothingRunsForEver();
    return new Problems(problems);
  }

  private void keysAreUnique() {
    var seen = new HashSet<DefinitionKey>();
    for (Node node : nodes) {
      if (!seen.add(node.key())) {
        report("flow.node.duplicate-key", node, "/key");
      }
    }
  }

  private void thereIsOneStart() {
    List<Node> starts = nodes.stream().filter(Node.Start.class::isInstance).toList();
    if (starts.isEmpty()) {
      problems.add(Problem.error("flow.start.missing", "/nodes"));
    }
    starts.stream().skip(1).forEach(start -> report("flow.start.several", start, ""));
  }

  private void thereIsAnEnd() {
    if (nodes.stream().noneMatch(Node.End.class::isInstance)) {
      problems.add(Problem.error("flow.end.missing", "/nodes"));
    }
  }

  private void exitsLeadSomewhere() {
    for (Node node : nodes) {
      for (Node.Exit exit : node.exits()) {
        Node to = byKey.get(exit.to());
        if (to == null) {
          problems.add(
              problem("flow.node.unknown-next", node, exit.pointer())
                  .with("next", exit.to().value()));
        } else if (to instanceof Node.Start) {
          report("flow.node.back-to-start", node, exit.pointer());
        }
      }
    }
  }

  private void everythingIsReached() {
    List<DefinitionKey> starts =
        nodes.stream().filter(Node.Start.class::isInstance).map(Node::key).toList();
    if (starts.isEmpty()) {
      return;
    }
    Set<DefinitionKey> reached = reachable(starts, _ -> true);
    for (Node node : byKey.values()) {
      if (!reached.contains(node.key())) {
        report("flow.node.unreachable", node, "");
      }
    }
  }

  private void everythingCanEnd() {
    if (nodes.stream().noneMatch(Node.End.class::isInstance)) {
      return;
    }
    for (Node node : byKey.values()) {
      Set<DefinitionKey> ahead = reachable(List.of(node.key()), _ -> true);
      if (ahead.stream().noneMatch(this::endsOrIsToldElsewhere)) {
        report("flow.node.no-way-out", node, "");
      }
    }
  }

  private boolean endsOrIsToldElsewhere(DefinitionKey key) {
    return switch (byKey.get(key)) {
      case null -> true;
      case Node.End _ -> true;
      case Node.Task task ->
          task.outcomes().stream().noneMatch(each -> each instanceof Outcome.Return)
              && task.exits().isEmpty();
      case Node node -> node.exits().isEmpty();
    };
  }

  /** A ring in which nobody is asked may turn for ever; that depends on its conditions. */
  private void nothingRunsForEver() {
    var told = new HashSet<DefinitionKey>();
    for (Node node : byKey.values()) {
      if (!isAutomatic(node) || told.contains(node.key())) {
        continue;
      }
      List<DefinitionKey> next = node.exits().stream().map(Node.Exit::to).toList();
      Set<DefinitionKey> ring = reachable(next, FlowShape::isAutomatic);
      if (ring.contains(node.key())) {
        told.addAll(ring);
        problems.add(
            Problem.warning("flow.node.endless", pointer(node)).with("node", node.key().value()));
      }
    }
  }

  private static boolean isAutomatic(Node node) {
    return switch (node) {
      case Node.Act _, Node.Decide _, Node.Copy _, Node.Notify _, Node.Fork _, Node.Join _ -> true;
      case Node.Start _, Node.Task _, Node.Wait _, Node.SubFlow _, Node.Gate _, Node.End _ -> false;
    };
  }

  /** These and all that can be reached from them through nodes that are let through. */
  private Set<DefinitionKey> reachable(Collection<DefinitionKey> from, Predicate<Node> through) {
    var reached = new HashSet<DefinitionKey>();
    var open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      DefinitionKey key = open.poll();
      Node node = byKey.get(key);
      if (node == null) {
        reached.add(key);
      } else if (through.test(node) && reached.add(key)) {
        node.exits().forEach(exit -> open.add(exit.to()));
      }
    }
    return reached;
  }

  private void report(String code, Node node, String below) {
    problems.add(problem(code, node, below));
  }

  private Problem problem(String code, Node node, String below) {
    return Problem.error(code, pointer(node) + below).with("node", node.key().value());
  }

  private String pointer(Node node) {
    return Objects.requireNonNull(pointers.get(node));
  }
}
