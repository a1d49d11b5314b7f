package dev.formwork.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must be true of every execution at any time. */
final class Invariants {

  private final Play play;
  private final Execution execution;

  private Invariants(Play play) {
    this.play = play;
    this.execution = play.execution();
  }

  static void hold(Play play) {
    var all = new Invariants(play);
    if (play.last().problems().isEmpty()) {
      all.check();
    } else {
      assertThat(play.last().problems()).extracting(Problem::code).containsExactly("flow.loop");
      assertThat(play.last().effects()).isEmpty();
    }
  }

  private void check() {
    if (execution.status() == ExecutionStatus.READY) {
      assertThat(execution.steps()).isEmpty();
    } else if (execution.status().isOver()) {
      nothingIsLeftOpen();
    } else {
      noTokenIsLost();
      everyTaskHasAnOpenStepAndPeople();
      everyStepHasAWayOn();
      statusTellsWhetherAnythingMoves();
    }
    idsAreUnique();
    tasksAreConserved();
    assertThat(play.timers()).as("timers wanted").isEqualTo(timersWanted());
    deadlinesStandWhereTheRecordStands();
    assertThat(execution.rounds()).hasSize(execution.round() - 1);
  }

  private Set<String> timersWanted() {
    var wanted = new HashSet<>(timersOfSteps());
    execution.deadlines().stream()
        .filter(row -> row.next() != null)
        .forEach(row -> wanted.add(row.id()));
    return wanted;
  }

  private void deadlinesStandWhereTheRecordStands() {
    for (DeadlineRow row : execution.deadlines()) {
      boolean open = row.step() == null ? !execution.status().isOver() : step(row.step()).isOpen();
      assertThat(open || row.deadline().isOver()).as("where " + row.id() + " runs").isTrue();
      if (row.deadline().isOver() || row.deadline().isPaused()) {
        assertThat(row.next()).as("next of " + row.id()).isNull();
      }
      if (row.next() != null) {
        assertThat(row.deadline().progress().lateSince() == null || row.due() != null).isTrue();
      }
    }
    assertThat(execution.deadlines()).extracting(DeadlineRow::id).doesNotHaveDuplicates();
    for (Step step : execution.openSteps()) {
      boolean limited =
          nodeOf(step) instanceof Node.Task task
              && task.deadline() != null
              && task.deadline().within() != null;
      long running =
          execution.deadlines().stream()
              .filter(row -> step.id().equals(row.step()) && !row.deadline().isOver())
              .count();
      assertThat(running).as("deadlines of " + step.id()).isBetween(limited ? 1L : 0L, 1L);
    }
  }

  private void nothingIsLeftOpen() {
    assertThat(execution.openSteps()).isEmpty();
    assertThat(execution.tasks()).isEmpty();
    assertThat(openLanes()).isEmpty();
    assertThat(play.timers()).isEmpty();
    assertThat(play.last().effects())
        .filteredOn(FlowEffect.Ended.class::isInstance)
        .hasSizeLessThanOrEqualTo(1);
  }

  /** Each lane, and the execution, stands at one place: a step, or a fork whose branches run. */
  private void noTokenIsLost() {
    assertThat(places(null)).as("places of the execution").isEqualTo(1);
    openLanes().forEach(lane -> assertThat(places(lane.id())).as(lane.id()).isEqualTo(1));
    execution
        .openSteps()
        .forEach(step -> assertThat(isOpen(step.lane())).as("lane of " + step.id()).isTrue());
  }

  private long places(@Nullable String lane) {
    long direct =
        execution.openSteps().stream().filter(step -> Objects.equals(step.lane(), lane)).count();
    long forks =
        openLanes().stream()
            .filter(each -> !each.isSubFlow() && Objects.equals(each.parent(), lane))
            .map(Lane::step)
            .distinct()
            .count();
    return direct + forks;
  }

  private void everyTaskHasAnOpenStepAndPeople() {
    for (FlowTask task : execution.tasks()) {
      assertThat(step(task.step()).isOpen()).as("step of " + task.id()).isTrue();
      assertThat(task.assignees()).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  private void everyStepHasAWayOn() {
    for (Step step : execution.openSteps()) {
      boolean hasTask = execution.tasks().stream().anyMatch(task -> task.step().equals(step.id()));
      boolean goesOn =
          switch (nodeOf(step)) {
            case Node.Task _, Node.Start _ -> hasTask || play.stopped().contains(step.node());
            case Node.Wait _, Node.Gate _ -> true;
            case Node.Join join -> aBranchIsStillOut(step, join);
            case Node.SubFlow _ ->
                openLanes().stream().anyMatch(lane -> lane.step().equals(step.id()))
                    || step.children().stream().anyMatch(child -> child.state() == null)
                    || play.stopped().contains(step.node());
            case Node.Copy _, Node.Notify _, Node.Decide _, Node.Fork _, Node.Act _, Node.End _ ->
                false;
          };
      assertThat(goesOn).as("way on from " + step).isTrue();
    }
  }

  private boolean aBranchIsStillOut(Step at, Node.Join join) {
    Lane branch = lane(at.lane());
    while (!step(branch.step()).node().equals(join.fork())) {
      branch = lane(branch.parent());
    }
    String fork = branch.step();
    return openLanes().stream()
        .filter(lane -> lane.step().equals(fork))
        .anyMatch(lane ->
            execution.openSteps().stream()
                .filter(step -> isWithin(step.lane(), lane.id()))
                .anyMatch(step -> !step.node().equals(join.key())));
  }

  private void statusTellsWhetherAnythingMoves() {
    boolean waits =
        execution.openSteps().stream()
            .anyMatch(step -> {
              Node node = nodeOf(step);
              return node instanceof Node.Wait
                  || node instanceof Node.Gate
                  || step.children().stream().anyMatch(child -> child.state() == null);
            });
    boolean moves = !execution.tasks().isEmpty() || !timersOfSteps().isEmpty() || waits;
    assertThat(execution.status())
        .isEqualTo(moves ? ExecutionStatus.RUNNING : ExecutionStatus.STOPPED);
  }

  private void idsAreUnique() {
    var ids = new HashSet<String>();
    execution.steps().forEach(step -> assertThat(ids.add(step.id())).isTrue());
    execution.tasks().forEach(task -> assertThat(ids.add(task.id())).isTrue());
    execution.lanes().forEach(lane -> assertThat(ids.add(lane.id())).isTrue());
    assertThat(ids).hasSizeLessThanOrEqualTo(execution.counter());
  }

  /** What was opened in a move is open now or was closed in it; what is closed is not open. */
  private void tasksAreConserved() {
    Set<String> open =
        execution.tasks().stream().map(FlowTask::id).collect(Collectors.toCollection(HashSet::new));
    for (FlowEffect effect : play.last().effects().reversed()) {
      if (effect instanceof FlowEffect.TaskClosed(var task, _)) {
        assertThat(open.add(task.id())).isTrue();
      } else if (effect instanceof FlowEffect.TaskOpened(var task)) {
        assertThat(open.remove(task.id())).isTrue();
      }
    }
    assertThat(open).isEqualTo(play.openBefore());
  }

  private Set<String> timersOfSteps() {
    return execution.steps().stream()
        .flatMap(step -> step.timers().keySet().stream().map(what -> step.id() + "/" + what))
        .collect(Collectors.toSet());
  }

  private Node nodeOf(Step step) {
    return play.flowOf(step).get(step.node());
  }

  private List<Lane> openLanes() {
    return execution.lanes().stream().filter(Lane::open).toList();
  }

  private boolean isOpen(@Nullable String lane) {
    return lane == null || lane(lane).open();
  }

  private boolean isWithin(@Nullable String inner, String outer) {
    String at = inner;
    while (at != null && !at.equals(outer)) {
      at = lane(at).parent();
    }
    return at != null;
  }

  private Step step(String id) {
    return execution.step(id).orElseThrow();
  }

  private Lane lane(@Nullable String id) {
    return execution.lane(id).orElseThrow();
  }
}
