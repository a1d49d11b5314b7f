package dev.formwork.records;

import dev.formwork.kernel.LocalizedText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A span of the calendar that days fall into; each has a key, and keys of one kind sort as their
 * spans follow each other. Weeks are those of ISO 8601.
 */
public enum Period {
  DAY("\\d{4}-\\d{2}-\\d{2}"),
  WEEK("\\d{4}-W\\d{2}"),
  MONTH("\\d{4}-\\d{2}"),
  QUARTER("\\d{4}-Q[1-4]"),
  YEAR("\\d{4}");

  private static final DateTimeFormatter ENGLISH_MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

  private final Pattern shape;

  Period(String shape) {
    this.shape = Pattern.compile(shape);
  }

  /** The word in data and definitions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of the span that the day falls into, as in {@code 2026-Q1}. */
  public String of(LocalDate day) {
    return switch (this) {
      case DAY -> day.toString();
      case WEEK ->
          "%d-W%02d"
              .formatted(
                  day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> "%d-%02d".formatted(day.getYear(), day.getMonthValue());
      case QUARTER -> "%d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case YEAR -> String.valueOf(day.getYear());
    };
  }

  /** The first day of the span with this key; empty if it is no key of this kind. */
  public Optional<LocalDate> first(String key) {
    if (!shape.matcher(key).matches()) {
      return Optional.empty();
    }
    try {
      LocalDate first = parsed(key);
      return of(first).equals(key) ? Optional.of(first) : Optional.empty();
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  private LocalDate parsed(String key) {
    int year = Integer.parseInt(key.substring(0, 4));
    return switch (this) {
      case DAY -> LocalDate.parse(key);
      case WEEK -> firstOfWeek(year, Integer.parseInt(key.substring(6)));
      case MONTH -> LocalDate.of(year, Integer.parseInt(key.substring(5)), 1);
      case QUARTER -> LocalDate.of(year, Character.digit(key.charAt(6), 10) * 3 - 2, 1);
      case YEAR -> LocalDate.of(year, 1, 1);
    };
  }

  /** The first day of the span behind the one that begins on this day. */
  public LocalDate next(LocalDate first) {
    return switch (this) {
      case DAY -> first.plusDays(1);
      case WEEK -> first.plusWeeks(1);
      case MONTH -> first.plusMonths(1);
      case QUARTER -> first.plusMonths(3);
      case YEAR -> first.plusYears(1);
    };
  }

  /** The first day of the span before the one that begins on this day. */
  public LocalDate previous(LocalDate first) {
    return switch (this) {
      case DAY -> first.minusDays(1);
      case WEEK -> first.minusWeeks(1);
      case MONTH -> first.minusMonths(1);
      case QUARTER -> first.minusMonths(3);
      case YEAR -> first.minusYears(1);
    };
  }

  /** What people call the span: {@code Mar 2026}. */
  public LocalizedText title(String key) {
    return first(key).map(day -> title(key, day)).orElseGet(() -> LocalizedText.of(key));
  }

  private LocalizedText title(String key, LocalDate day) {
    int year = day.getYear();
    return switch (this) {
      case DAY -> LocalizedText.of(key);
      case WEEK ->
          LocalizedText.of(
              "Week %d, %s"
                  .formatted(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), key.substring(0, 4)),
              "%s年第%d周".formatted(key.substring(0, 4), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
      case MONTH ->
          LocalizedText.of(
              ENGLISH_MONTH.format(day), "%d年%d月".formatted(year, day.getMonthValue()));
      case QUARTER ->
          LocalizedText.of(
              "Q%s %d".formatted(key.substring(6), year),
              "%d年第%s季度".formatted(year, key.substring(6)));
      case YEAR -> LocalizedText.of(key, key + "年");
    };
  }

  private static LocalDate firstOfWeek(int year, int week) {
    return LocalDate.of(year, 1, 4)
        .with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY))
        .plusWeeks(week - 1L);
  }
}
