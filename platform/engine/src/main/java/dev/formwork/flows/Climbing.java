package dev.formwork.flows;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.deadlines.Deadline;
import dev.formwork.deadlines.Fired;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does what the rungs of a deadline ask for when their time has come. */
final class Climbing {

  private static final LocalizedText SUBMITTED = LocalizedText.of("Submitting", "提交");

  private final Walk walk;
  private final Move move;

  Climbing(Walk walk) {
    this.walk = walk;
    this.move = walk.move();
  }

  /** Looks at the clock; too early, or where there is nothing left to do, nothing changes. */
  void timeCame(String id) {
    Optional<DeadlineRow> found =
        move.deadlines().stream().filter(row -> row.id().equals(id)).findFirst();
    Optional<DeadlineScope> scope =
        found.flatMap(
            row -> DeadlineScope.in(move).stream().filter(each -> each.isOf(row)).findFirst());
    if (found.isEmpty() || scope.isEmpty()) {
      return;
    }
    DeadlineRow row = found.get();
    OpeningHours hours = new DeadlineKeeping(move).hoursOf(row);
    Deadline.Tick tick = row.deadline().tick(move.now(), hours);
    move.change(row.with(tick.deadline()));
    if (tick.becameLate()) {
      move.note(row.key(), Reason.of("flow.trace.late"));
    }
    climb(scope.get(), tick);
  }

  /**
   * Looks at the clock when a record is submitted: by when that should have been follows from its
   * fields, so the deadline is met or missed at once.
   */
  void submitted() {
    Step at = move.steps().getFirst();
    Node.Start start = move.flowOf(null).start();
    if (start.deadline() == null) {
      return;
    }
    var scope =
        new DeadlineScope(
            DeadlineRow.Of.NODE,
            start.key(),
            start.title().or(SUBMITTED),
            at.id(),
            null,
            start.deadline(),
            move.flowOf(null));
    var keeping = new DeadlineKeeping(move);
    keeping
        .begun(scope)
        .ifPresent(row -> {
          Deadline.Tick tick = row.deadline().tick(move.now(), keeping.hoursOf(row));
          Deadline judged = tick.deadline().done(move.now(), keeping.hoursOf(row));
          move.add(row.with(judged).planned(null, null));
          climb(scope, tick);
        });
  }

  private void climb(DeadlineScope scope, Deadline.Tick tick) {
    for (Fired fired : tick.fired()) {
      scope.rule().rule(fired.rung()).ifPresent(rule -> climb(scope, rule, fired));
    }
  }

  private void climb(DeadlineScope scope, RungRule rule, Fired fired) {
    if (!fired.lateBy().isZero()) {
      move.note(
          scope.key(), Reason.of("flow.trace.late-by").with("minutes", fired.lateBy().toMinutes()));
    }
    if (!rule.set().isEmpty()) {
      move.fields().set(rule.set(), at(scope));
    }
    if (rule.remind()) {
      var holders = new LinkedHashSet<String>();
      scope.tasks(move).forEach(task -> holders.addAll(holders(task)));
      tell(scope, rule, holders, "flow.trace.reminded");
    }
    if (!rule.reassign().isEmpty()) {
      scope.tasks(move).forEach(task -> reassign(scope, task, rule));
    }
    if (rule.escalate() != null) {
      scope.tasks(move).forEach(task -> escalate(scope, task, rule, rule.escalate()));
    }
    if (!rule.tell().isEmpty()) {
      tell(scope, rule, named(scope, rule.tell()), "flow.trace.told");
    }
    if (rule.outcome() != null && scope.step() != null) {
      decide(scope, rule, move.step(scope.step()), rule.outcome());
    }
  }

  private void tell(DeadlineScope scope, RungRule rule, Set<String> persons, String why) {
    if (persons.isEmpty()) {
      return;
    }
    persons.forEach(person -> move.note(scope.key(), Reason.of(why).with("person", person)));
    boolean ahead = rule.before() != null || (rule.used() != null && rule.used() < 100);
    move.effect(
        new FlowEffect.Noticed(
            ahead ? "flow.notice.due" : "flow.notice.overdue",
            scope.key(),
            List.copyOf(persons),
            null,
            rule.text().or(scope.title())));
  }

  private void reassign(DeadlineScope scope, FlowTask task, RungRule rule) {
    Step at = move.step(task.step());
    Set<String> excluded = excluded(at);
    Assignment named = walk.seating().naming(at).of(rule.reassign()).without(excluded);
    named.why().forEach(reason -> move.note(task.node(), reason));
    if (named.isEmpty()) {
      move.note(task.node(), Reason.of("flow.trace.reassigned-to-nobody"));
      return;
    }
    var holders = walk.seating().holders(named.persons(), excluded, at);
    var standingFor = new java.util.TreeMap<>(holders);
    standingFor.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    var why = new ArrayList<>(named.why());
    why.add(Reason.of("flow.assignee.taken-away"));
    move.change(task.heldBy(List.copyOf(holders.keySet()), why, standingFor));
    tell(scope, rule, holders.keySet(), "flow.trace.reassigned");
  }

  /** The superiors of the holders are told, and may decide too. */
  private void escalate(DeadlineScope scope, FlowTask task, RungRule rule, int levels) {
    Set<String> excluded = excluded(move.step(task.step()));
    var superiors = new LinkedHashSet<String>();
    for (String holder : task.assignees()) {
      superior(holder, levels)
          .filter(person -> !excluded.contains(person))
          .ifPresent(superiors::add);
    }
    if (superiors.isEmpty()) {
      move.note(task.node(), Reason.of("flow.trace.nobody-above"));
      return;
    }
    var assignees = new LinkedHashSet<>(task.assignees());
    var why = new ArrayList<>(task.why());
    for (String person : superiors) {
      if (assignees.add(person)) {
        why.add(Reason.of("flow.assignee.escalated").with("person", person).with("levels", levels));
      }
    }
    move.change(task.heldBy(List.copyOf(assignees), why, task.standingFor()));
    tell(scope, rule, superiors, "flow.trace.escalated");
  }

  /**
   * Who leads the department of somebody or one above it, so many steps up from person to person.
   */
  private Optional<String> superior(String person, int levels) {
    Optional<String> at = Optional.of(person);
    for (int i = 0; i < levels && at.isPresent(); i++) {
      at = at.flatMap(this::superior);
    }
    return at;
  }

  private Optional<String> superior(String person) {
    var organisation = move.context().organisation();
    return organisation.person(person).stream()
        .flatMap(found -> found.posts().stream())
        .flatMap(post -> organisation.pathUp(post.department()).stream())
        .flatMap(key -> organisation.department(key).stream())
        .map(department -> String.valueOf(department.head()))
        .filter(head -> !head.equals(person))
        .flatMap(head -> organisation.person(head).stream())
        .filter(Person::active)
        .map(Person::id)
        .findFirst();
  }

  private void decide(DeadlineScope scope, RungRule rule, Step at, DefinitionKey outcome) {
    Optional<Outcome> found =
        move.taskNode(at).stream()
            .flatMap(node -> node.outcomes().stream())
            .filter(each -> each.key().equals(outcome))
            .findFirst();
    if (!at.isOpen() || found.isEmpty()) {
      return;
    }
    if ((found.get().demandsAll() && !isFilled(at)) || isStopped(at, found.get())) {
      move.note(at.node(), Reason.of("flow.trace.not-filled"));
      var holders = new LinkedHashSet<String>();
      scope.tasks(move).forEach(task -> holders.addAll(holders(task)));
      tell(scope, rule, holders, "flow.trace.reminded");
      return;
    }
    move.note(at.node(), Reason.of("flow.trace.decided-by-time").with("outcome", outcome));
    walk.decideInPlace(at, outcome);
  }

  private boolean isFilled(Step at) {
    var seen = move.fields().seen(at.lane());
    return move.taskNode(at).stream()
        .flatMap(node -> node.fields().entrySet().stream())
        .filter(field -> field.getValue() == NodeRight.REQUIRED)
        .allMatch(field -> seen.value(field.getKey()) != null);
  }

  private boolean isStopped(Step at, Outcome outcome) {
    return !outcome.stoppedBy(move.fields().seen(at.lane())).isEmpty();
  }

  /** A step that it is about, to look at the record from. */
  private Step at(DeadlineScope scope) {
    if (scope.step() != null) {
      return move.step(scope.step());
    }
    return scope.tasks(move).stream()
        .map(task -> move.step(task.step()))
        .findFirst()
        .or(() -> move.openSteps().stream().findFirst())
        .orElse(move.steps().getFirst());
  }

  private Set<String> named(DeadlineScope scope, List<Assignee> rules) {
    Step at = at(scope);
    Assignment named = walk.seating().naming(at).of(rules);
    named.why().forEach(reason -> move.note(scope.key(), reason));
    return new LinkedHashSet<>(named.persons());
  }

  private Set<String> excluded(Step at) {
    return move.taskNode(at).map(node -> walk.seating().excluded(node, at)).orElse(Set.of());
  }

  private static List<String> holders(FlowTask task) {
    return task.claimedBy() == null ? task.assignees() : List.of(task.claimedBy());
  }
}
