package dev.formwork.triggers;

import dev.formwork.flows.Span;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a rule of time is due for a record, by the record as it is. */
public final class Plan {

  /** Counts time as the record's store does. */
  @FunctionalInterface
  public interface Times {
    Instant after(Instant from, Span span);
  }

  private final EvaluationContext context;
  private final Times times;

  /**
   * @param context without data
   */
  public Plan(EvaluationContext context, Times times) {
    this.context = context;
    this.times = times;
  }

  /**
   * What a write changes about when a rule is due: nothing where the answer is empty, else to be
   * due at a moment, or never.
   */
  public record Change(@Nullable Instant due) {}

  /** What this write changes for the rule; a rule of another kind is never due. */
  public Optional<Change> after(Rule rule, Happening happening) {
    return switch (rule.trigger()) {
      case Trigger.AtDate date -> changed(date, happening);
      case Trigger.Repeat repeat -> changed(repeat, happening);
      case Trigger.OfRecord _, Trigger.Scheduled _, Trigger.MetricOff _, Trigger.Hook _ ->
          Optional.empty();
    };
  }

  /** When it is due for a record that was there before the rule was; empty = not. */
  public Optional<Instant> atFirst(Rule rule, Happening.Snapshot record) {
    if (record.isDraft()) {
      return Optional.empty();
    }
    return switch (rule.trigger()) {
      case Trigger.AtDate date -> next(date, record, context.now());
      case Trigger.Repeat repeat ->
          holds(repeat, record)
              ? Optional.of(times.after(context.now(), repeat.every()))
              : Optional.empty();
      case Trigger.OfRecord _, Trigger.Scheduled _, Trigger.MetricOff _, Trigger.Hook _ ->
          Optional.empty();
    };
  }

  /** The moment that the record's date tells, whether it has passed or not; empty without one. */
  public Optional<Instant> moment(Trigger.AtDate date, Happening.Snapshot record) {
    return Optional.ofNullable(record.data().get(date.field().value()))
        .or(() -> Optional.ofNullable(record.system().get(date.field().value())))
        .flatMap(value -> said(date, value))
        .map(moment -> date.shift() == null ? moment : times.after(moment, date.shift()));
  }

  /** The first moment of a date after this one; of dates that come back, the next. */
  public Optional<Instant> next(Trigger.AtDate date, Happening.Snapshot record, Instant after) {
    if (date.until() != null && test(date.until(), record)) {
      return Optional.empty();
    }
    Optional<Instant> moment = moment(date, record);
    if (moment.isEmpty() || moment.get().isAfter(after) || !date.yearly()) {
      return moment.filter(it -> it.isAfter(after));
    }
    Object value =
        Objects.requireNonNullElseGet(
            record.data().get(date.field().value()),
            () -> record.system().getOrDefault(date.field().value(), ""));
    LocalDate first =
        value instanceof LocalDate day ? day : moment.get().atZone(context.zone()).toLocalDate();
    int year = after.atZone(context.zone()).getYear() - 1;
    for (int i = 0; i < 4; i++) {
      LocalDate day = MonthDay.from(first).atYear(year + i);
      Instant at = said(date, onDay(value, day)).orElse(Instant.EPOCH);
      Instant due = date.shift() == null ? at : times.after(at, date.shift());
      if (due.isAfter(after) && !day.isBefore(first)) {
        return Optional.of(due);
      }
    }
    return Optional.empty();
  }

  /** Whether what a repetition waits for still holds. */
  public boolean holds(Trigger.Repeat repeat, Happening.Snapshot record) {
    return !record.isDraft() && test(repeat.holds(), record);
  }

  /** When a repetition is due after the last time; what was missed meanwhile isn't made up for. */
  public Instant again(Trigger.Repeat repeat, Instant last) {
    Instant next = times.after(last, repeat.every());
    return next.isAfter(context.now()) ? next : times.after(context.now(), repeat.every());
  }

  /** A moment so much later. */
  public Instant after(Instant from, Span span) {
    return times.after(from, span);
  }

  /** Whether a moment that had passed when it became known is to be made up for. */
  public boolean isLate(Trigger.AtDate date, Happening.Snapshot record, Instant at) {
    boolean over = date.until() != null && test(date.until(), record);
    return !over && moment(date, record).filter(moment -> !moment.isAfter(at)).isPresent();
  }

  private Object onDay(Object value, LocalDate day) {
    return value instanceof Instant moment
        ? day.atTime(moment.atZone(context.zone()).toLocalTime()).atZone(context.zone()).toInstant()
        : day;
  }

  private Optional<Instant> said(Trigger.AtDate date, Object value) {
    LocalTime time = date.time() == null ? LocalTime.MIDNIGHT : date.time();
    return switch (value) {
      case Instant moment -> Optional.of(moment);
      case LocalDate day -> Optional.of(day.atTime(time).atZone(context.zone()).toInstant());
      default -> Optional.empty();
    };
  }

  private Optional<Change> changed(Trigger.AtDate date, Happening happening) {
    Happening.Snapshot after = happening.after();
    Happening.Snapshot before = happening.before();
    Optional<Instant> is = after.isDraft() ? Optional.empty() : moment(date, after);
    Optional<Instant> was =
        before == null || before.isDraft() ? Optional.empty() : moment(date, before);
    boolean over = date.until() != null && !after.isDraft() && test(date.until(), after);
    boolean wasOver =
        date.until() != null && before != null && !before.isDraft() && test(date.until(), before);
    if (is.equals(was) && over == wasOver) {
      return Optional.empty();
    }
    Optional<Instant> next = next(date, after, context.now());
    boolean missed = is.isPresent() && next.isEmpty() && date.late() && !over && !is.equals(was);
    return Optional.of(new Change(missed ? context.now() : next.orElse(null)));
  }

  private Optional<Change> changed(Trigger.Repeat repeat, Happening happening) {
    Happening.Snapshot before = happening.before();
    boolean did = before != null && holds(repeat, before);
    boolean does = holds(repeat, happening.after());
    boolean again = does && did && before != null && isTouched(repeat, before, happening.after());
    if (did == does && !again) {
      return Optional.empty();
    }
    return Optional.of(new Change(does ? times.after(context.now(), repeat.every()) : null));
  }

  private static boolean isTouched(
      Trigger.Repeat repeat, Happening.Snapshot before, Happening.Snapshot after) {
    for (FieldKey field : repeat.restart()) {
      if (!Objects.equals(before.data().get(field.value()), after.data().get(field.value()))) {
        return true;
      }
    }
    return false;
  }

  private boolean test(Condition condition, Happening.Snapshot record) {
    return ConditionEvaluator.test(condition, Firing.about(record, context));
  }
}
