package dev.formwork.flows;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.deadlines.Deadline;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the deadlines of an execution in step with where it stands. It looks at the end of each
 * move: what is there now and has a deadline begins it, what is there no longer ends it, and what
 * goes on is planned anew by the record, the calendar and the pauses as they are then.
 */
final class DeadlineKeeping {

  private static final String SUFFIX = "/deadline";

  private final Move move;

  DeadlineKeeping(Move move) {
    this.move = move;
  }

  /** Whether a timer is one of a deadline. */
  static boolean isTimer(String timer) {
    return timer.endsWith(SUFFIX);
  }

  void keep() {
    List<DeadlineRow> before = move.deadlinesBefore();
    List<DeadlineScope> scopes = DeadlineScope.in(move);
    if (before.isEmpty() && scopes.isEmpty()) {
      return;
    }
    var kept = new ArrayList<DeadlineRow>();
    var running = new ArrayList<DeadlineScope>();
    for (DeadlineRow row : move.deadlines()) {
      Optional<DeadlineScope> scope =
          row.deadline().isOver()
              ? Optional.empty()
              : scopes.stream().filter(each -> each.isOf(row)).findFirst();
      scope.ifPresent(running::add);
      kept.add(row.deadline().isOver() ? row : kept(row, scope));
    }
    for (DeadlineScope scope : scopes) {
      if (!running.contains(scope)) {
        begun(scope, kept.size()).ifPresent(kept::add);
      }
    }
    move.setDeadlines(kept);
    setTimers(before, kept);
    tellDue(scopes, kept);
  }

  /** The hours that a row counts by, and under which key they are known. */
  record Counted(@Nullable QualifiedKey calendar, OpeningHours hours) {}

  OpeningHours hoursOf(DeadlineRow row) {
    QualifiedKey calendar = row.deadline().calendar();
    return calendar == null ? always() : hours(calendar).orElseGet(this::always);
  }

  private Counted counted(DeadlineScope scope) {
    if (!scope.rule().countsOpeningTime()) {
      return new Counted(null, always());
    }
    return counted(move, scope.rule().calendar(), scope.flow(), scope.lane());
  }

  /**
   * The hours by which time counts in a flow: those of the calendar that is named, else of the
   * record's department, else of the flow, else all.
   */
  static Counted counted(Move move, @Nullable String named, Flow flow, @Nullable String lane) {
    DefinitionKey app = move.flowKey(lane).app();
    Stream<QualifiedKey> own = key(named, app);
    Stream<QualifiedKey> ofDepartment =
        move.context().recordDepartment().stream()
            .flatMap(at -> move.context().organisation().calendarsOf(at).stream());
    Stream<QualifiedKey> ofFlow = key(flow.calendar(), app);
    return Stream.of(own, ofDepartment, ofFlow)
        .flatMap(each -> each)
        .flatMap(
            key -> move.surroundings().hours(key).map(hours -> new Counted(key, hours)).stream())
        .findFirst()
        .orElseGet(
            () -> new Counted(null, OpeningHours.always(move.context().evaluation().zone())));
  }

  private static Stream<QualifiedKey> key(@Nullable String name, DefinitionKey app) {
    return name == null ? Stream.empty() : Stream.of(QualifiedKey.parse(name, app));
  }

  private Optional<OpeningHours> hours(QualifiedKey calendar) {
    return move.surroundings().hours(calendar);
  }

  private OpeningHours always() {
    return OpeningHours.always(move.context().evaluation().zone());
  }

  /** The deadline of something, from now on; none while the field is empty that gives it. */
  Optional<DeadlineRow> begun(DeadlineScope scope) {
    return begun(scope, move.deadlines().size());
  }

  private Optional<DeadlineRow> begun(DeadlineScope scope, int number) {
    EvaluationContext seen = move.fields().seen(scope.lane());
    Counted counted = counted(scope);
    return scope
        .rule()
        .goal(seen, counted.hours())
        .map(goal -> {
          var deadline =
              Deadline.start(
                  move.id() + ":d" + number + SUFFIX,
                  counted.calendar(),
                  goal,
                  scope.rule().rungs(seen.params()),
                  move.now());
          var row =
              new DeadlineRow(
                  scope.of(),
                  scope.key(),
                  scope.title(),
                  scope.step(),
                  scope.lane(),
                  null,
                  null,
                  deadline);
          return planned(paused(row, scope, counted.hours()), counted.hours());
        });
  }

  /** The row by another rule than it began with: what has passed of its time counts. */
  DeadlineRow replanned(DeadlineRow row, DeadlineScope scope) {
    EvaluationContext seen = move.fields().seen(scope.lane());
    Counted counted = counted(scope);
    Deadline settled =
        Objects.equals(row.deadline().calendar(), counted.calendar())
            ? row.deadline()
            : row.deadline().countedBy(counted.calendar(), move.now(), hoursOf(row));
    Deadline replanned =
        scope
            .rule()
            .goal(seen, counted.hours())
            .map(goal ->
                settled.replanned(
                    goal, scope.rule().rungs(seen.params()), move.now(), counted.hours()))
            .orElseGet(() -> settled.dropped(move.now(), counted.hours()));
    return planned(row.with(replanned), counted.hours());
  }

  /** The row of something that has no deadline any more. */
  DeadlineRow dropped(DeadlineRow row) {
    OpeningHours hours = hoursOf(row);
    return planned(row.with(row.deadline().dropped(move.now(), hours)), hours);
  }

  private DeadlineRow kept(DeadlineRow row, Optional<DeadlineScope> scope) {
    OpeningHours before = hoursOf(row);
    if (scope.isEmpty()) {
      return planned(row.with(ended(row, before)), before);
    }
    Counted counted = counted(scope.get());
    Deadline deadline = row.deadline();
    if (!Objects.equals(deadline.calendar(), counted.calendar())) {
      deadline = deadline.countedBy(counted.calendar(), move.now(), before);
    }
    if (deadline.goal() instanceof Deadline.Goal.At) {
      EvaluationContext seen = move.fields().seen(scope.get().lane());
      var goal = scope.get().rule().goal(seen, counted.hours());
      deadline =
          goal.isPresent() && goal.get() instanceof Deadline.Goal.At(var due)
              ? deadline.movedTo(due, move.now(), counted.hours())
              : deadline.dropped(move.now(), counted.hours());
    }
    return planned(paused(row.with(deadline), scope.get(), counted.hours()), counted.hours());
  }

  private Deadline ended(DeadlineRow row, OpeningHours hours) {
    boolean done =
        switch (row.of()) {
          case NODE -> row.step() != null && move.step(row.step()).outcome() != null;
          case STAGE -> true;
          case FLOW ->
              row.lane() == null
                  || move.lane(row.lane())
                      .map(Lane::ended)
                      .filter(how -> how != EndState.CANCELLED)
                      .isPresent();
        };
    return done && !move.isCalledOff()
        ? row.deadline().done(move.now(), hours)
        : row.deadline().dropped(move.now(), hours);
  }

  private DeadlineRow paused(DeadlineRow row, DeadlineScope scope, OpeningHours hours) {
    Deadline deadline = row.deadline();
    for (PauseRule rule : scope.rule().pauses()) {
      deadline =
          holds(rule, scope)
              ? deadline.paused(rule.key().value(), null, move.now(), hours)
              : deadline.resumed(rule.key().value(), move.now());
    }
    return row.with(deadline);
  }

  private boolean holds(PauseRule rule, DeadlineScope scope) {
    List<FlowTask> tasks = scope.tasks(move);
    if (rule.onHold() && !tasks.isEmpty() && tasks.stream().allMatch(task -> task.hold() != null)) {
      return true;
    }
    try {
      return rule.when() != null
          && ConditionEvaluator.test(rule.when(), move.fields().seen(scope.lane()));
    } catch (ScriptFailure noAnswer) {
      return false; // what can't be told doesn't stop the clock
    }
  }

  private static DeadlineRow planned(DeadlineRow row, OpeningHours hours) {
    return row.planned(
        row.deadline().due(hours).orElse(null), row.deadline().next(hours).orElse(null));
  }

  private void setTimers(List<DeadlineRow> before, List<DeadlineRow> after) {
    for (DeadlineRow row : after) {
      Instant known =
          before.stream()
              .filter(each -> each.id().equals(row.id()))
              .findFirst()
              .map(DeadlineRow::next)
              .orElse(null);
      if (row.next() != null && !row.next().equals(known)) {
        move.effect(new FlowEffect.TimerWanted(row.id(), row.next()));
      } else if (row.next() == null && known != null) {
        move.effect(new FlowEffect.TimerDropped(row.id()));
      }
    }
  }

  /** A task is due with the first of the deadlines that it is part of. */
  private void tellDue(List<DeadlineScope> scopes, List<DeadlineRow> rows) {
    for (FlowTask task : move.tasks()) {
      Instant due =
          scopes.stream()
              .filter(scope -> scope.tasks(move).contains(task))
              .flatMap(scope -> rows.stream().filter(scope::isOf))
              .filter(row -> !row.deadline().isOver())
              .flatMap(row -> Stream.ofNullable(row.due()))
              .min(Comparator.naturalOrder())
              .orElse(null);
      if (!Objects.equals(due, task.due())) {
        tell(task.dueAt(due));
      }
    }
  }

  /** Tells of a task with its due moment, where it is told of already or else anew. */
  private void tell(FlowTask dated) {
    move.put(dated);
    boolean told =
        move.retell(effect ->
            switch (effect) {
              case FlowEffect.TaskOpened(var task) when task.id().equals(dated.id()) ->
                  new FlowEffect.TaskOpened(dated);
              case FlowEffect.TaskChanged(var task) when task.id().equals(dated.id()) ->
                  new FlowEffect.TaskChanged(dated);
              default -> effect;
            });
    if (!told) {
      move.effect(new FlowEffect.TaskChanged(dated));
    }
  }
}
