package dev.formwork.deadlines;

import dev.formwork.calendars.Measure;
import dev.formwork.calendars.OpeningHours;
import dev.formwork.kernel.QualifiedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The working-time limit of something, with all that has happened to it. Moved by functions that
 * are told the time and the opening hours; when it is due and what comes when follows from what it
 * holds.
 *
 * @param id unique in its record
 * @param calendar whose opening hours it counts; absent where it counts calendar time only
 */
public record Deadline(
    String id,
    @Nullable QualifiedKey calendar,
    Goal goal,
    Instant startedAt,
    List<Rung> rungs,
    Progress progress) {

  private static final int KEPT_PAUSES = 50;

  /** What must not be overrun. */
  public sealed interface Goal {

    /** So much time from its start on, without pauses. */
    record Within(Amount budget) implements Goal {}

    /** A moment that a field gives, whatever pauses there are. */
    record At(Instant due) implements Goal {}
  }

  /**
   * What has happened so far.
   *
   * @param consumed units of the budget used up by {@code since}
   * @param since from when on it runs, as far as {@code consumed} doesn't say it already
   * @param pauses the last ones, open ones among them
   * @param lateSince when it was missed; absent before that
   */
  public record Progress(
      long consumed,
      Instant since,
      List<Pause> pauses,
      @Nullable Instant lateSince,
      @Nullable Ending ending) {

    public Progress {
      pauses = List.copyOf(pauses);
    }

    Progress counted(long nowConsumed, Instant now) {
      return new Progress(nowConsumed, now, pauses, lateSince, ending);
    }

    Progress withPauses(List<Pause> newPauses) {
      return new Progress(consumed, since, newPauses, lateSince, ending);
    }

    Progress late(@Nullable Instant from) {
      return new Progress(consumed, since, pauses, from, ending);
    }

    Progress ended(Ending how) {
      return new Progress(consumed, since, pauses, lateSince, how);
    }
  }

  /**
   * How it ended; done or not to be done any more.
   *
   * @param took how long it ran, as its time counts, without pauses; in minutes
   * @param late for how long of that it was late
   */
  public record Ending(boolean done, Instant at, Duration took, Duration late) {}

  /** Where it stands. */
  public enum State {
    RUNNING,
    PAUSED,
    LATE,
    /** Done in time. */
    MET,
    /** Done too late. */
    MISSED,
    DROPPED
  }

  /** What came of looking at the clock. */
  public record Tick(Deadline deadline, List<Fired> fired, boolean becameLate) {
    public Tick {
      fired = List.copyOf(fired);
    }
  }

  public Deadline {
    rungs = List.copyOf(rungs);
  }

  /** Runs from now on. */
  public static Deadline start(
      String id, @Nullable QualifiedKey calendar, Goal goal, List<Rung> rungs, Instant now) {
    return new Deadline(
        id, calendar, goal, now, rungs, new Progress(0, now, List.of(), null, null));
  }

  public State state() {
    Ending ending = progress.ending();
    boolean late = progress.lateSince() != null;
    if (ending != null) {
      return !ending.done() ? State.DROPPED : late ? State.MISSED : State.MET;
    }
    return isPaused() ? State.PAUSED : late ? State.LATE : State.RUNNING;
  }

  public boolean isOver() {
    return progress.ending() != null;
  }

  public boolean isPaused() {
    return progress.pauses().stream().anyMatch(Pause::isOpen);
  }

  public boolean isPausedFor(String reason) {
    return progress.pauses().stream()
        .anyMatch(pause -> pause.isOpen() && pause.reason().equals(reason));
  }

  /** Stops it for a reason; nothing changes where it is stopped for this reason already. */
  public Deadline paused(String reason, @Nullable String by, Instant now, OpeningHours opening) {
    if (isOver() || isPausedFor(reason)) {
      return this;
    }
    var pauses = new ArrayList<>(progress.pauses());
    pauses.add(new Pause(reason, by, now, null));
    if (pauses.size() > KEPT_PAUSES) {
      pauses.stream().filter(pause -> !pause.isOpen()).findFirst().ifPresent(pauses::remove);
    }
    return with(judged(now, opening).withPauses(pauses));
  }

  /** Takes a reason away; it runs again when there is none left. */
  public Deadline resumed(String reason, Instant now) {
    if (isOver() || !isPausedFor(reason)) {
      return this;
    }
    var pauses =
        progress.pauses().stream()
            .map(
                pause -> pause.isOpen() && pause.reason().equals(reason) ? pause.ended(now) : pause)
            .toList();
    return with(progress.withPauses(pauses).counted(progress.consumed(), now));
  }

  /** Counts the hours of another calendar from now on. */
  public Deadline countedBy(@Nullable QualifiedKey other, Instant now, OpeningHours before) {
    return new Deadline(id, other, goal, startedAt, rungs, settled(now, before));
  }

  /**
   * Is due at another moment, because its source has moved. Rungs that now lie ahead come again.
   */
  public Deadline movedTo(Instant due, Instant now, OpeningHours opening) {
    if (isOver() || goal.equals(new Goal.At(due))) {
      return this;
    }
    Instant late = due.isAfter(now) ? null : progress.lateSince();
    var moved = new Deadline(id, calendar, new Goal.At(due), startedAt, rungs, progress.late(late));
    Plan plan = Plan.of(moved, opening);
    return moved.withRungs(rung -> plan.firstOf(rung.asNew()).isAfter(now) ? rung.asNew() : rung);
  }

  /**
   * Goes by another rule from now on. What has passed counts as the new rule counts it; a rung that
   * has come doesn't come again where the new rule has the same, unless it now lies ahead.
   */
  public Deadline replanned(Goal newGoal, List<Rung> newRungs, Instant now, OpeningHours opening) {
    if (isOver()) {
      return this;
    }
    long passed =
        newGoal instanceof Goal.Within(var budget) ? passed(budget, startedAt, now, opening) : 0;
    List<Rung> known = newRungs.stream().map(this::asKnown).toList();
    var fresh =
        new Deadline(
            id, calendar, newGoal, startedAt, known, progress.counted(passed, now).late(null));
    Plan plan = Plan.of(fresh, opening);
    Instant late = plan.due().isAfter(now) ? null : progress.lateSince();
    return fresh
        .with(fresh.progress.late(late))
        .withRungs(rung -> plan.firstOf(rung.asNew()).isAfter(now) ? rung.asNew() : rung);
  }

  private Rung asKnown(Rung rung) {
    return rungs.stream().filter(each -> each.asNew().equals(rung)).findFirst().orElse(rung);
  }

  /** When it is due if it isn't paused again; empty while it is paused, and after its end. */
  public Optional<Instant> due(OpeningHours opening) {
    return isOver() || (isPaused() && goal instanceof Goal.Within)
        ? Optional.empty()
        : Optional.of(Plan.of(this, opening).due());
  }

  /** When something happens next if nobody does anything: a rung comes, or it is missed. */
  public Optional<Instant> next(OpeningHours opening) {
    if (isOver() || isPaused()) {
      return Optional.empty();
    }
    Plan plan = Plan.of(this, opening);
    Stream<Instant> missed = progress.lateSince() == null ? Stream.of(plan.due()) : Stream.empty();
    return Stream.concat(missed, rungs.stream().flatMap(rung -> plan.nextOf(rung).stream()))
        .min(Comparator.naturalOrder());
  }

  /** Lets happen what should have happened by now. */
  public Tick tick(Instant now, OpeningHours opening) {
    if (isOver() || isPaused()) {
      return new Tick(this, List.of(), false);
    }
    Plan plan = Plan.of(this, opening);
    var fired = new ArrayList<Fired>();
    Deadline after =
        withRungs(rung -> {
          var coming = plan.dueOf(rung, now);
          coming.ifPresent(it -> fired.add(new Fired(rung.key(), it.first(), now)));
          return coming.map(it -> rung.came(it.latest())).orElse(rung);
        });
    fired.sort(Comparator.comparing(Fired::planned));
    boolean late = progress.lateSince() == null && !plan.due().isAfter(now);
    return new Tick(late ? after.with(progress.late(plan.due())) : after, fired, late);
  }

  /** The work is done. */
  public Deadline done(Instant now, OpeningHours opening) {
    if (isOver()) {
      return this;
    }
    return ended(true, now, opening);
  }

  /** The work is not to be done any more. */
  public Deadline dropped(Instant now, OpeningHours opening) {
    return isOver() ? this : ended(false, now, opening);
  }

  private Deadline ended(boolean done, Instant now, OpeningHours opening) {
    Progress judged = judged(now, opening);
    Instant lateSince = judged.lateSince();
    Duration took = ran(startedAt, now, opening);
    Duration late = lateSince == null ? Duration.ZERO : ran(lateSince, now, opening);
    return with(judged.ended(new Ending(done, now, took, late)));
  }

  /** How much of its time lies between the two, without pauses; in whole minutes. */
  private Duration ran(Instant from, Instant to, OpeningHours opening) {
    long ran = passed(time(), from, to, opening);
    return Duration.ofMinutes(Duration.ofMillis(ran).toMinutes());
  }

  /** How many units lie between the two, without pauses. */
  private long passed(Amount unit, Instant from, Instant to, OpeningHours opening) {
    long passed = 0;
    Instant at = from;
    for (Pause pause : progress.pauses()) {
      Instant end = pause.to() == null ? to : pause.to();
      passed += pause.from().isAfter(at) ? unit.between(opening, at, pause.from()) : 0;
      at = end.isAfter(at) ? end : at;
    }
    return passed + (at.isBefore(to) ? unit.between(opening, at, to) : 0);
  }

  /**
   * The time left until it is due, as it counts: opening time, unless its budget is of calendar
   * time. Less than nothing if it is late; while it is paused, what would be left if it went on
   * now.
   */
  public Duration left(Instant now, OpeningHours opening) {
    Deadline running = isPaused() ? with(progress.counted(progress.consumed(), now)) : this;
    Instant due = Plan.of(running, opening).due();
    return now.isBefore(due)
        ? Duration.ofMillis(time().between(opening, now, due))
        : Duration.ofMillis(time().between(opening, due, now)).negated();
  }

  /** How much of its time has passed, in percent; more than 100 when it is late. */
  public int used(Instant now, OpeningHours opening) {
    return switch (goal) {
      case Goal.Within(var budget) -> percent(settled(now, opening).consumed(), budget.units());
      case Goal.At(var due) -> {
        Ending ending = progress.ending();
        Instant until = ending == null ? now : ending.at();
        yield percent(
            time().between(opening, startedAt, until), time().between(opening, startedAt, due));
      }
    };
  }

  private static int percent(long part, long whole) {
    return whole == 0 ? 100 : (int) Math.min(Integer.MAX_VALUE, Math.round(100.0 * part / whole));
  }

  /** How its time is told to people: as hours, also where the budget is of days. */
  private Amount time() {
    boolean always = goal instanceof Goal.Within(var budget) ? budget.always() : calendar == null;
    return new Amount(Measure.TIME, always, 0);
  }

  /** What has passed until now, counted. */
  private Progress settled(Instant now, OpeningHours opening) {
    if (isPaused() || isOver() || now.isBefore(progress.since())) {
      return progress;
    }
    long passed =
        goal instanceof Goal.Within(var budget)
            ? budget.between(opening, progress.since(), now)
            : 0;
    return progress.counted(progress.consumed() + passed, now);
  }

  /** The same, late if it is and nobody has looked. */
  private Progress judged(Instant now, OpeningHours opening) {
    Instant due = Plan.of(this, opening).due();
    boolean late = progress.lateSince() == null && !isPaused() && due.isBefore(now);
    Progress settled = settled(now, opening);
    return late ? settled.late(due) : settled;
  }

  private Deadline with(Progress newProgress) {
    return new Deadline(id, calendar, goal, startedAt, rungs, newProgress);
  }

  private Deadline withRungs(UnaryOperator<Rung> change) {
    return new Deadline(
        id, calendar, goal, startedAt, rungs.stream().map(change).toList(), progress);
  }
}
