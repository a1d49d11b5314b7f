package dev.formwork.deadlines;

import dev.formwork.calendars.Measure;
import dev.formwork.calendars.OpeningHours;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from a deadline that runs: when it is due and when its rungs come.
 *
 * @param due where it is late after a pause, when it would have been due without that pause
 */
record Plan(Deadline deadline, Instant due, OpeningHours opening) {

  /** The times by which a rung should have come. */
  record Coming(Instant first, Instant latest) {}

  static Plan of(Deadline deadline, OpeningHours opening) {
    Instant due =
        switch (deadline.goal()) {
          case Deadline.Goal.At(var at) -> at;
          case Deadline.Goal.Within(var budget) ->
              reached(deadline, budget, budget.units(), opening);
        };
    return new Plan(deadline, due, opening);
  }

  /** When a rung that has not come yet comes. */
  Instant firstOf(Rung rung) {
    return switch (rung.when()) {
      case Rung.When.Before(var amount) ->
          latest(amount.before(opening, due), deadline.startedAt());
      case Rung.When.After(var amount) -> amount.after(opening, due);
      case Rung.When.Used(var percent) ->
          switch (deadline.goal()) {
            case Deadline.Goal.Within(var budget) ->
                reached(deadline, budget, part(budget.units(), percent), opening);
            case Deadline.Goal.At _ -> {
              var time = new Amount(Measure.TIME, deadline.calendar() == null, 0);
              long all = time.between(opening, deadline.startedAt(), due);
              yield time.withUnits(part(all, percent)).after(opening, deadline.startedAt());
            }
          };
    };
  }

  /** When a rung comes next; empty if it doesn't come any more. */
  Optional<Instant> nextOf(Rung rung) {
    if (!rung.comesAgain()) {
      return Optional.empty();
    }
    Instant last = rung.last();
    Amount every = rung.every();
    return Optional.of(
        last == null || every == null
            ? firstOf(rung)
            : every.after(opening, latest(last, deadline.progress().since())));
  }

  /** When a rung should have come by now; a rung that should have come often comes once. */
  Optional<Coming> dueOf(Rung rung, Instant now) {
    return nextOf(rung).filter(next -> !next.isAfter(now)).map(next -> coming(rung, next, now));
  }

  private Coming coming(Rung rung, Instant next, Instant now) {
    Amount every = rung.every();
    if (every == null) {
      return new Coming(next, next);
    }
    long missed = every.between(opening, next, now) / every.units();
    Instant latest =
        missed == 0 ? next : every.withUnits(missed * every.units()).after(opening, next);
    return new Coming(next, latest);
  }

  /** When so much of a budget is used up. */
  private static Instant reached(
      Deadline deadline, Amount budget, long units, OpeningHours opening) {
    Deadline.Progress progress = deadline.progress();
    long rest = units - progress.consumed();
    return rest >= 0
        ? budget.withUnits(rest).after(opening, progress.since())
        : budget.withUnits(-rest).before(opening, progress.since());
  }

  private static long part(long units, int percent) {
    return units / 100 * percent + units % 100 * percent / 100;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
