package dev.formwork.rules;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span on the calendar, forward or back: {@code +7d}, {@code -1m}, {@code +2w}, {@code -1y}. */
public record DateShift(int amount, Unit unit) {

  public static final DateShift NONE = new DateShift(0, Unit.DAYS);

  private static final Pattern SYNTAX = Pattern.compile("([+-]\\d{1,4})([dwmy])");

  /** What is counted; a month or year keeps the day, or takes the month's last one. */
  public enum Unit {
    DAYS('d'),
    WEEKS('w'),
    MONTHS('m'),
    YEARS('y');

    private final char letter;

    Unit(char letter) {
      this.letter = letter;
    }
  }

  /** Reads the span; an empty text is none, an unreadable one is empty. */
  static Optional<DateShift> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(NONE);
    }
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    char letter = matcher.group(2).charAt(0);
    for (Unit unit : Unit.values()) {
      if (unit.letter == letter) {
        return Optional.of(new DateShift(Integer.parseInt(matcher.group(1)), unit));
      }
    }
    return Optional.empty();
  }

  public LocalDate from(LocalDate day) {
    return switch (unit) {
      case DAYS -> day.plusDays(amount);
      case WEEKS -> day.plusWeeks(amount);
      case MONTHS -> day.plusMonths(amount);
      case YEARS -> day.plusYears(amount);
    };
  }

  public ZonedDateTime from(ZonedDateTime moment) {
    return switch (unit) {
      case DAYS -> moment.plusDays(amount);
      case WEEKS -> moment.plusWeeks(amount);
      case MONTHS -> moment.plusMonths(amount);
      case YEARS -> moment.plusYears(amount);
    };
  }

  @Override
  public String toString() {
    return amount == 0 ? "" : "%+d%c".formatted(amount, unit.letter);
  }
}
