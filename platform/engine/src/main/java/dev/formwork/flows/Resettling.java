package dev.formwork.flows;

import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets an execution feel at home in another release. Whoever has work keeps it where the new
 * release asks the same people, or somebody has spoken; else those are asked whom it names. What
 * waits, waits by the new rules, and deadlines are planned by them.
 */
final class Resettling {

  private final Walk walk;
  private final Move move;
  private final Execution before;
  private final Migration.Target target;
  private final List<Problem> found = new ArrayList<>();

  Resettling(Walk walk, Execution before, Migration.Target target) {
    this.walk = walk;
    this.move = walk.move();
    this.before = before;
    this.target = target;
  }

  void settle() {
    planDeadlines();
    for (Step open : move.openSteps()) {
      Node from = nodeBefore(open);
      switch (move.nodeOf(open)) {
        case Node.Task task -> seat(task, from, open);
        case Node.Wait wait -> {
          if (!wait.equals(from)) {
            move.dropTimers(open.id()); // they are wanted anew at the end of the move
          }
        }
        case Node.Start _,
            Node.Copy _,
            Node.Notify _,
            Node.Decide _,
            Node.Fork _,
            Node.Join _,
            Node.SubFlow _,
            Node.Act _,
            Node.Gate _,
            Node.End _ -> {}
      }
    }
    move.openLanes().stream()
        .filter(lane -> !lane.isSubFlow())
        .map(Lane::step)
        .distinct()
        .forEach(fork -> walk.lanes().measureAgain(move.step(fork)));
    if (!found.isEmpty()) {
      throw new Refusal.Invalid(new Problems(found));
    }
  }

  private void seat(Node.Task task, Node from, Step at) {
    boolean stuck = move.tasksOf(at.id()).isEmpty();
    boolean samePeople = from instanceof Node.Task known && asksTheSame(known, task);
    if (!stuck && (samePeople || !isUntouched(at))) {
      checkHolders(at);
      return;
    }
    switch (walk.seating().of(task, at)) {
      case Seating.Seated.At(var seats) -> {
        if (stuck || !persons(seats).equals(persons(at.poll().seats()))) {
          move.tasksOf(at.id()).forEach(open -> move.close(open, null));
          walk.seat(at, new Seating.Seated.At(seats));
        }
      }
      case Seating.Seated.Skipped _, Seating.Seated.Stopped _ -> {
        if (!stuck) {
          nobody(at);
        }
      }
    }
  }

  /** Whether nobody has decided, claimed, put aside, or added signers. */
  private boolean isUntouched(Step at) {
    return at.poll().votes().isEmpty()
        && at.poll().line().stream().allMatch(waiting -> waiting.addedBy() == null)
        && move.tasksOf(at.id()).stream()
            .allMatch(
                task -> task.claimedBy() == null && task.hold() == null && task.addedBy() == null);
  }

  private static boolean asksTheSame(Node.Task one, Node.Task other) {
    return one.assignees().equals(other.assignees())
        && one.exclude().equals(other.exclude())
        && one.giving() == other.giving()
        && one.together().equals(other.together())
        && one.parties().equals(other.parties());
  }

  private static List<List<String>> persons(List<Seat> seats) {
    return seats.stream().map(Seat::persons).toList();
  }

  private void checkHolders(Step at) {
    boolean somebody =
        move.tasksOf(at.id()).stream()
            .allMatch(task -> task.assignees().stream().anyMatch(this::isActive));
    if (!somebody) {
      nobody(at);
    }
  }

  private boolean isActive(String person) {
    return move.context().organisation().person(person).filter(Person::active).isPresent();
  }

  private void nobody(Step at) {
    found.add(
        Problem.error("flow.migration.nobody", at.id())
            .with("node", at.title().or(LocalizedText.of(at.node().value()))));
  }

  private void planDeadlines() {
    var keeping = new DeadlineKeeping(move);
    List<DeadlineScope> scopes = DeadlineScope.in(move);
    List<DeadlineRow> rows =
        move.deadlines().stream()
            .map(row -> row.deadline().isOver() ? row : planned(keeping, scopes, row))
            .toList();
    move.setDeadlines(rows);
  }

  private DeadlineRow planned(
      DeadlineKeeping keeping, List<DeadlineScope> scopes, DeadlineRow row) {
    Optional<DeadlineScope> scope = scopes.stream().filter(each -> each.isOf(row)).findFirst();
    if (scope.isEmpty()) {
      return keeping.dropped(row);
    }
    return ruleBefore(row).filter(scope.get().rule()::equals).isPresent()
        ? row
        : keeping.replanned(row, scope.get());
  }

  /** The rule that a row began with. */
  private Optional<FlowDeadline> ruleBefore(DeadlineRow row) {
    QualifiedKey key = before.subFlowOf(row.lane()).orElse(before.flow());
    Optional<Flow> flow = target.before().find(key);
    return switch (row.of()) {
      case FLOW -> flow.flatMap(found -> Optional.ofNullable(found.deadline()));
      case STAGE ->
          flow.flatMap(found ->
              found.stages().stream()
                  .filter(stage -> stage.key().equals(row.key()))
                  .findFirst()
                  .map(Stage::deadline));
      case NODE ->
          before
              .step(Objects.requireNonNull(row.step()))
              .flatMap(step -> flow.flatMap(found -> found.task(step.node())))
              .flatMap(task -> Optional.ofNullable(task.deadline()));
    };
  }

  private Node nodeBefore(Step renamed) {
    QualifiedKey key = before.subFlowOf(renamed.lane()).orElse(before.flow());
    Step step = before.step(renamed.id()).orElseThrow();
    return target.before().find(key).orElseThrow().get(step.node());
  }
}
