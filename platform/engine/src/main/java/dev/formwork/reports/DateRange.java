package dev.formwork.reports;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days from one to another, both included; an absent end is open.
 *
 * <p>As text it is the word of a {@link Quick} choice or two days: {@code last-3-months}, {@code
 * 2026-01-01..2026-03-31}, {@code 2026-01-01..}.
 */
public record DateRange(@Nullable LocalDate from, @Nullable LocalDate until) {

  private static final String BETWEEN = "..";

  /** Ranges that move with the day. */
  public enum Quick {
    TODAY,
    THIS_WEEK,
    THIS_MONTH,
    LAST_MONTH,
    LAST_3_MONTHS,
    THIS_QUARTER,
    THIS_YEAR,
    LAST_12_MONTHS,
    LAST_YEAR;

    /** The word in addresses and definitions, as in {@code this-month}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The choice of this word. */
    public static Optional<Quick> named(String word) {
      return List.of(values()).stream().filter(each -> each.word().equals(word)).findFirst();
    }

    /** The days that it means on a day. */
    public DateRange on(LocalDate today) {
      LocalDate month = today.withDayOfMonth(1);
      LocalDate year = today.withDayOfYear(1);
      return switch (this) {
        case TODAY -> new DateRange(today, today);
        case THIS_WEEK -> {
          LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          yield new DateRange(monday, monday.plusDays(6));
        }
        case THIS_MONTH -> new DateRange(month, month.plusMonths(1).minusDays(1));
        case LAST_MONTH -> new DateRange(month.minusMonths(1), month.minusDays(1));
        case LAST_3_MONTHS -> new DateRange(today.minusMonths(3).plusDays(1), today);
        case THIS_QUARTER -> {
          LocalDate first = month.withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
          yield new DateRange(first, first.plusMonths(3).minusDays(1));
        }
        case THIS_YEAR -> new DateRange(year, year.plusYears(1).minusDays(1));
        case LAST_12_MONTHS -> new DateRange(today.minusYears(1).plusDays(1), today);
        case LAST_YEAR -> new DateRange(year.minusYears(1), year.minusDays(1));
      };
    }
  }

  /** What a text means on a day; empty if it means nothing. */
  public static Optional<DateRange> named(String text, LocalDate today) {
    return Quick.named(text).map(quick -> quick.on(today)).or(() -> days(text));
  }

  private static Optional<DateRange> days(String text) {
    int at = text.indexOf(BETWEEN);
    if (at < 0 || text.length() == BETWEEN.length()) {
      return Optional.empty();
    }
    try {
      var range =
          new DateRange(day(text.substring(0, at)), day(text.substring(at + BETWEEN.length())));
      return Optional.of(range);
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private static @Nullable LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }

  /** The two days as text. */
  public String text() {
    return (from == null ? "" : from) + BETWEEN + (until == null ? "" : until);
  }

  /** That a date or moment lies within. */
  public Condition of(FieldKey field) {
    var parts = new ArrayList<Condition>();
    if (from != null) {
      parts.add(Condition.of(field.value(), Operator.GTE, from.toString()));
    }
    if (until != null) {
      parts.add(Condition.of(field.value(), Operator.LT, until.plusDays(1).toString()));
    }
    return new Condition.All(parts);
  }
}
