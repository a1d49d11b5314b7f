package dev.formwork.flows;

import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an administrator does to an execution that can't help itself. */
final class Repairing {

  private final Walk walk;
  private final Move move;

  Repairing(Walk walk) {
    this.walk = walk;
    this.move = walk.move();
  }

  /** Leaves a step, or all that is open, and goes on at another node. */
  void relocate(Signal.Relocated moved) {
    @Nullable Step at = moved.step() == null ? null : openStep(moved.step());
    String lane = at == null ? null : at.lane();
    Flow flow = move.flowOf(lane);
    Node to =
        flow.find(moved.node())
            .orElseThrow(() -> invalid("flow.repair.node-unknown", "node", moved.node().value()));
    if (!new Branches(flow).around(to.key()).equals(forksAround(lane))) {
      throw invalid("flow.repair.other-branch", "node", moved.node().value());
    }
    String from = at == null ? last() : at.id();
    if (at == null) {
      walk.lanes().closeWithin(null, false);
    } else {
      leave(at);
    }
    move.note(to.key(), Reason.of("flow.trace.moved").with("person", moved.actor()));
    move.go(new Token(lane, to.key(), from, to instanceof Node.Start ? correction(to) : null));
  }

  private void leave(Step at) {
    move.openLanes().stream()
        .filter(lane -> lane.step().equals(at.id()))
        .forEach(lane -> walk.lanes().close(lane, null));
    move.close(move.step(at.id()));
  }

  /** At the start the record is corrected as if it had been returned. */
  private FlowTask.Rework correction(Node start) {
    return new FlowTask.Rework(
        start.key(), ResubmitFrom.RESTART, false, move.surroundings().revision(), null);
  }

  private Step openStep(String id) {
    return move.openSteps().stream()
        .filter(step -> step.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new Refusal.Conflict(
                Problem.error("flow.repair.step-not-open", "step").with("step", id)));
  }

  /** The last visit of what is moved; sub-flows that nobody waits for stay where they are. */
  private @Nullable String last() {
    return move.steps().reversed().stream()
        .filter(step -> !walk.lanes().isDetached(step.lane()))
        .map(Step::id)
        .findFirst()
        .orElse(null);
  }

  /** The forks whose branches a lane is or is part of, up to its sub-flow. */
  private Set<DefinitionKey> forksAround(@Nullable String lane) {
    var forks = new HashSet<DefinitionKey>();
    Optional<Lane> at = move.lane(lane);
    while (at.isPresent() && !at.get().isSubFlow()) {
      forks.add(move.step(at.get().step()).node());
      at = move.lane(at.get().parent());
    }
    return forks;
  }

  /** Gives a task to these people, or a step that has nobody. */
  void reassign(Signal.Reassigned given) {
    Optional<FlowTask> task =
        move.tasks().stream().filter(each -> each.id().equals(given.work())).findFirst();
    if (task.isPresent()) {
      give(task.get(), given);
    } else {
      seat(openStep(given.work()), given);
    }
  }

  private void give(FlowTask task, Signal.Reassigned given) {
    Step at = move.step(task.step());
    requireFree(at, task, given.persons());
    Map<String, String> holders = walk.seating().holders(given.persons(), excluded(at), at);
    var standingFor = new TreeMap<>(holders);
    standingFor.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    move.change(task.heldBy(List.copyOf(holders.keySet()), List.of(why(given)), standingFor));
    note(task.node(), given);
  }

  private void seat(Step at, Signal.Reassigned given) {
    boolean waits = move.taskNode(at).isPresent() || move.nodeOf(at) instanceof Node.Start;
    if (!waits || !move.tasksOf(at.id()).isEmpty()) {
      throw new Refusal.Conflict(
          Problem.error("flow.repair.not-for-people", "task").with("node", at.title()));
    }
    requireFree(at, null, given.persons());
    note(at.node(), given);
    List<Reason> why = List.of(why(given));
    var seat = new Seat(0, LocalizedText.EMPTY, given.persons(), why, 1, false);
    var poll = new Poll(List.of(seat), List.of(), List.of());
    Step seated = move.change(at.id(), step -> step.with(poll));
    walk.voting().open(seated, new Waiting(0, given.persons(), why, null));
  }

  private void requireFree(Step at, @Nullable FlowTask task, List<String> persons) {
    if (persons.isEmpty() || new HashSet<>(persons).size() < persons.size()) {
      throw new Refusal.Invalid(Problem.error("flow.person.missing", "persons"));
    }
    Set<String> busy = busyBeside(at, task);
    Set<String> excluded = excluded(at);
    for (String person : persons) {
      boolean there =
          move.context().organisation().person(person).filter(Person::active).isPresent();
      refuseIf(!there, "flow.person.not-there", person);
      refuseIf(excluded.contains(person), "flow.person.excluded", person);
      refuseIf(busy.contains(person), "flow.person.already", person);
    }
  }

  /** Who has a say in the step besides the holders of the task. */
  private Set<String> busyBeside(Step at, @Nullable FlowTask task) {
    var busy =
        move.tasksOf(at.id()).stream()
            .filter(each -> !each.equals(task))
            .flatMap(each -> each.assignees().stream())
            .collect(Collectors.toCollection(HashSet::new));
    at.poll().line().forEach(waiting -> busy.addAll(waiting.persons()));
    at.poll().votes().forEach(vote -> busy.add(vote.by()));
    return busy;
  }

  private Set<String> excluded(Step at) {
    return move.taskNode(at).map(node -> walk.seating().excluded(node, at)).orElse(Set.of());
  }

  private void note(DefinitionKey node, Signal.Reassigned given) {
    move.note(
        node,
        Reason.of("flow.trace.transferred").with("person", String.join(", ", given.persons())));
  }

  private static Reason why(Signal.Reassigned given) {
    return Reason.of("flow.assignee.reassigned")
        .with("by", given.actor())
        .with("words", given.words());
  }

  private static void refuseIf(boolean wrong, String code, String person) {
    if (wrong) {
      throw new Refusal.Invalid(Problem.error(code, "persons").with("person", person));
    }
  }

  private static Refusal.Invalid invalid(String code, String name, Object value) {
    return new Refusal.Invalid(Problem.error(code, name).with(name, value));
  }
}
