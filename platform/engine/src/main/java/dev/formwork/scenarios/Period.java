package dev.formwork.scenarios;

import dev.formwork.calendars.Measure;
import dev.formwork.calendars.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time in words: {@code 5 working hours}, {@code 3 days}, {@code 1 month}. */
public record Period(int amount, boolean working, Unit unit) {

  private static final Pattern WORDS =
      Pattern.compile("([0-9]{1,4}) (working )?(minute|hour|day|week|month)s?");

  /** What is counted. */
  public enum Unit {
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH
  }

  /** Reads the words; empty where they say nothing that is known. */
  public static Optional<Period> parse(String words) {
    Matcher matcher = WORDS.matcher(words);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean working = matcher.group(2) != null;
    var unit = Unit.valueOf(matcher.group(3).toUpperCase(Locale.ROOT));
    return working && unit.compareTo(Unit.DAY) > 0
        ? Optional.empty()
        : Optional.of(new Period(Integer.parseInt(matcher.group(1)), working, unit));
  }

  /** The moment so much later; hours count only for working time. */
  public Instant after(Instant from, OpeningHours hours, ZoneId zone) {
    return working ? workingAfter(from, hours) : plainlyAfter(from, zone);
  }

  private Instant workingAfter(Instant from, OpeningHours hours) {
    return switch (unit) {
      case MINUTE -> Measure.TIME.after(hours, from, Duration.ofMinutes(amount).toMillis());
      case HOUR -> Measure.TIME.after(hours, from, Duration.ofHours(amount).toMillis());
      case DAY, WEEK, MONTH -> Measure.DAYS.after(hours, from, amount * Measure.DAYS.one());
    };
  }

  private Instant plainlyAfter(Instant from, ZoneId zone) {
    var shown = from.atZone(zone);
    return switch (unit) {
      case MINUTE -> from.plus(Duration.ofMinutes(amount));
      case HOUR -> from.plus(Duration.ofHours(amount));
      case DAY -> shown.plusDays(amount).toInstant();
      case WEEK -> shown.plusWeeks(amount).toInstant();
      case MONTH -> shown.plusMonths(amount).toInstant();
    };
  }
}
