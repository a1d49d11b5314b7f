package dev.formwork.flows;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time: {@code 30min}, {@code 4h}, {@code -3d}, {@code 2w}, {@code -3m} (months),
 * {@code 1y}. It is counted in opening time where the surroundings know a calendar, unless it says
 * {@code plain}: {@code 4h plain}.
 */
public record Span(int amount, Unit unit, boolean plain) {

  private static final Pattern SYNTAX = Pattern.compile("([+-]?\\d{1,5})(min|h|d|w|m|y)( plain)?");

  /** What is counted; months and years keep the day, or take the month's last one. */
  public enum Unit {
    MIN,
    H,
    D,
    W,
    M,
    Y
  }

  /** Reads the text; an {@code IllegalArgumentException} where it is none. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Span parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Expected a span like 4h or -3d, but got " + text);
    }
    return new Span(
        Integer.parseInt(matcher.group(1)),
        Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
        matcher.group(3) != null);
  }

  /** The moment so much later by the clock on the wall; days keep the time of day. */
  public Instant plainlyAfter(Instant from, ZoneId zone) {
    var start = from.atZone(zone);
    return switch (unit) {
      case MIN -> start.plusMinutes(amount).toInstant();
      case H -> start.plusHours(amount).toInstant();
      case D -> start.plusDays(amount).toInstant();
      case W -> start.plusWeeks(amount).toInstant();
      case M -> start.plusMonths(amount).toInstant();
      case Y -> start.plusYears(amount).toInstant();
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return amount + unit.name().toLowerCase(Locale.ROOT) + (plain ? " plain" : "");
  }
}
