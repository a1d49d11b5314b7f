package dev.formwork.flows;

import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What holders do with tasks short of deciding them. */
final class Acting {

  /** Nobody is asked to hurry more often. */
  static final Duration URGE_PAUSE = Duration.ofMinutes(10);

  private final Move move;
  private final Seating seating;
  private final Voting voting;

  Acting(Walk walk) {
    this.move = walk.move();
    this.seating = walk.seating();
    this.voting = walk.voting();
  }

  /** Does it; whether the actor holds the task and his node lets him was asked before. */
  void act(FlowTask task, String actor, TaskAction action) {
    switch (action) {
      case TaskAction.Transfer(var to, var words) -> transfer(task, actor, to, words);
      case TaskAction.AddSigner add -> addSigner(task, actor, add);
      case TaskAction.Hold(var words) ->
          move.change(task.onHold(new FlowTask.Hold(actor, move.now(), words.strip())));
      case TaskAction.Resume() -> move.change(task.onHold(null));
      case TaskAction.Claim() -> move.change(task.claimedBy(actor));
      case TaskAction.Unclaim() -> move.change(task.claimedBy(null));
    }
  }

  private void transfer(FlowTask task, String actor, String to, String words) {
    Step at = move.step(task.step());
    requireFree(at, List.of(to));
    var why = new ArrayList<>(task.why());
    why.add(
        Reason.of("flow.assignee.transferred")
            .with("from", actor)
            .with("person", to)
            .with("words", words.strip()));
    String holder = seating.holders(List.of(to), excluded(at), at).keySet().iterator().next();
    var holders = new ArrayList<String>();
    for (String person : task.pool() ? List.of(actor) : task.assignees()) {
      String now = person.equals(actor) ? holder : person;
      if (!holders.contains(now)) {
        holders.add(now);
      }
    }
    var standingFor = new TreeMap<>(task.standingFor());
    String before = standingFor.remove(actor);
    if (!holder.equals(to)) {
      standingFor.put(holder, to);
    } else if (before != null && !before.equals(holder)) {
      standingFor.put(holder, before);
    }
    FlowTask given = task.heldBy(holders, why, standingFor);
    move.change(task.pool() ? given.claimedBy(holder) : given);
    move.note(task.node(), Reason.of("flow.trace.transferred").with("person", holder));
  }

  private void addSigner(FlowTask task, String actor, TaskAction.AddSigner add) {
    Step at = move.step(task.step());
    requireFree(at, add.persons());
    if (at.poll().seats().isEmpty()) {
      at = move.change(at.id(), step -> step.with(Voting.alone(task)));
    }
    Reason why =
        Reason.of("flow.assignee.added").with("by", actor).with("words", add.words().strip());
    switch (add.place()) {
      case PARALLEL -> {
        for (String person : add.persons()) {
          voting.open(at, new Waiting(task.seat(), List.of(person), List.of(why), actor));
        }
      }
      case AFTER -> putFirst(at, task, add.persons(), why, actor);
      case BEFORE -> {
        var back = new Waiting(task.seat(), task.assignees(), task.why(), actor);
        at = move.change(at.id(), step -> step.with(step.poll().withFirst(back)));
        move.close(task, null);
        List<String> persons = add.persons();
        at = putFirst(at, task, persons.subList(1, persons.size()), why, actor);
        voting.open(at, new Waiting(task.seat(), persons.subList(0, 1), List.of(why), actor));
      }
    }
    move.note(
        task.node(),
        Reason.of("flow.trace.signers").with("persons", String.join(", ", add.persons())));
  }

  /** Lets these come next at the seat, one after another. */
  private Step putFirst(Step at, FlowTask task, List<String> persons, Reason why, String actor) {
    Step changed = at;
    for (String person : persons.reversed()) {
      var turn = new Waiting(task.seat(), List.of(person), List.of(why), actor);
      changed = move.change(at.id(), step -> step.with(step.poll().withFirst(turn)));
    }
    return changed;
  }

  /** Asks all holders to hurry whom nobody has asked just now. */
  void urge(String words) {
    boolean any = false;
    for (FlowTask task : move.tasks()) {
      var last = task.urgedAt();
      if (last == null || !last.plus(URGE_PAUSE).isAfter(move.now())) {
        any = true;
        move.change(task.urged(move.now()));
        move.effect(
            new FlowEffect.Noticed(
                "flow.notice.urged",
                task.node(),
                task.claimedBy() == null ? task.assignees() : List.of(task.claimedBy()),
                null,
                LocalizedText.of(words.strip())));
      }
    }
    if (!any) {
      throw new Refusal.Conflict(
          Problem.error("flow.urge.too-soon", "").with("minutes", URGE_PAUSE.toMinutes()));
    }
  }

  private Set<String> excluded(Step at) {
    return move.taskNode(at).map(node -> seating.excluded(node, at)).orElse(Set.of());
  }

  /** Those who are to get the task must be there, may have it, and have no say in it yet. */
  private void requireFree(Step at, List<String> persons) {
    Set<String> busy = new HashSet<>();
    move.tasksOf(at.id()).forEach(task -> busy.addAll(task.assignees()));
    at.poll().line().forEach(waiting -> busy.addAll(waiting.persons()));
    at.poll().votes().forEach(vote -> busy.add(vote.by()));
    Set<String> excluded = excluded(at);
    if (persons.isEmpty() || new HashSet<>(persons).size() < persons.size()) {
      throw new Refusal.Invalid(Problem.error("flow.person.missing", "persons"));
    }
    for (String person : persons) {
      boolean there =
          move.context().organisation().person(person).filter(Person::active).isPresent();
      refuseIf(!there, "flow.person.not-there", person);
      refuseIf(excluded.contains(person), "flow.person.excluded", person);
      refuseIf(busy.contains(person), "flow.person.already", person);
    }
  }

  private static void refuseIf(boolean wrong, String code, String person) {
    if (wrong) {
      throw new Refusal.Invalid(Problem.error(code, "persons").with("person", person));
    }
  }
}
