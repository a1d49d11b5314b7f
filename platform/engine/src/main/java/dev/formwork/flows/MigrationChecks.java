package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why an execution can't go to another release: what it stands at isn't there, or is something
 * else.
 */
final class MigrationChecks {

  private final Execution execution;
  private final Migration.Target target;
  private final List<Problem> found = new ArrayList<>();

  MigrationChecks(Execution execution, Migration.Target target) {
    this.execution = execution;
    this.target = target;
  }

  Problems problems() {
    if (execution.status().isOver() || execution.status() == ExecutionStatus.READY) {
      return Problems.of(Problem.error("flow.migration.not-running", ""));
    }
    if (execution.release() == target.release()) {
      return Problems.of(
          Problem.error("flow.migration.same-release", "").with("release", target.release()));
    }
    checkFlows();
    if (found.isEmpty()) {
      execution.openSteps().forEach(this::check);
      execution.lanes().stream()
          .filter(lane -> lane.open() && !lane.isSubFlow())
          .map(Lane::step)
          .distinct()
          .forEach(fork -> execution.step(fork).ifPresent(this::checkFork));
    }
    return new Problems(found);
  }

  private void checkFlows() {
    Set<QualifiedKey> flows =
        execution.lanes().stream()
            .filter(lane -> lane.open() && lane.isSubFlow())
            .map(lane -> Objects.requireNonNull(lane.flow()))
            .collect(Collectors.toSet());
    flows.add(execution.flow());
    flows.stream()
        .filter(flow -> target.after().find(flow).isEmpty())
        .sorted(java.util.Comparator.comparing(QualifiedKey::toString))
        .forEach(flow ->
            found.add(Problem.error("flow.migration.flow-gone", "").with("flow", flow.toString())));
  }

  private void check(Step step) {
    Flow before = before(step);
    Flow after = after(step);
    Node from = before.get(step.node());
    DefinitionKey key = target.nodes().to(flowOf(step), step.node());
    Optional<Node> to = after.find(key);
    if (to.isEmpty()) {
      add("flow.migration.node-gone", step, key);
    } else if (!isSameKind(from, to.get())) {
      add("flow.migration.other-kind", step, key);
    } else if (!renamed(step, new Branches(before).around(step.node()))
        .equals(new Branches(after).around(key))) {
      add("flow.migration.other-branch", step, key);
    } else {
      checkVotes(step, to.get());
      checkSubFlow(step, from, to.get());
      checkWayBack(step, after);
    }
  }

  private Set<DefinitionKey> renamed(Step step, Set<DefinitionKey> nodes) {
    return nodes.stream()
        .map(node -> target.nodes().to(flowOf(step), node))
        .collect(Collectors.toSet());
  }

  private static boolean isSameKind(Node from, Node to) {
    return from.getClass() == to.getClass()
        && !(from instanceof Node.Task one
            && to instanceof Node.Task other
            && (one.mode() == TaskMode.CONFIRM) != (other.mode() == TaskMode.CONFIRM));
  }

  /** What was voted for already must be an outcome there too. */
  private void checkVotes(Step step, Node to) {
    if (to instanceof Node.Task task) {
      step.poll().votes().stream()
          .map(Vote::outcome)
          .filter(voted -> task.outcomes().stream().noneMatch(each -> each.key().equals(voted)))
          .distinct()
          .forEach(voted -> add("flow.migration.outcome-gone", step, voted));
    }
  }

  /** Sub-flows that run can't become others. */
  private void checkSubFlow(Step step, Node from, Node to) {
    if (from instanceof Node.SubFlow one
        && to instanceof Node.SubFlow other
        && !(one.flow().equals(other.flow())
            && one.forWhat() == other.forWhat()
            && Objects.equals(one.rows(), other.rows()))) {
      add("flow.migration.other-sub-flow", step, to.key());
    }
  }

  /** Who corrects something must find the node again to which he sends it straight back. */
  private void checkWayBack(Step step, Flow after) {
    FlowTask.Rework rework = step.rework();
    while (rework != null) {
      DefinitionKey key = target.nodes().to(flowOf(step), rework.returnedBy());
      if (rework.goesOn() == ResubmitFrom.BACK && after.find(key).isEmpty()) {
        add("flow.migration.node-gone", step, key);
      }
      rework = rework.outer();
    }
  }

  /** Branches that run must have a place to come together, where they had one. */
  private void checkFork(Step fork) {
    Flow before = before(fork);
    Flow after = after(fork);
    DefinitionKey key = target.nodes().to(flowOf(fork), fork.node());
    boolean there = after.find(key).filter(Branches::isFork).isPresent();
    boolean joined = new Branches(before).isJoined(fork.node());
    if (!there || (joined && !new Branches(after).isJoined(key))) {
      add("flow.migration.fork-gone", fork, key);
    }
  }

  private Flow before(Step step) {
    return target
        .before()
        .find(flowOf(step))
        .orElseThrow(() -> new IllegalStateException("Expected the flow of " + step.id()));
  }

  private Flow after(Step step) {
    return target.after().find(flowOf(step)).orElseThrow();
  }

  private QualifiedKey flowOf(Step step) {
    return execution.subFlowOf(step.lane()).orElse(execution.flow());
  }

  private void add(String code, Step step, DefinitionKey wanted) {
    found.add(
        Problem.error(code, step.id())
            .with("node", step.title().or(LocalizedText.of(step.node().value())))
            .with("key", wanted.value()));
  }
}
