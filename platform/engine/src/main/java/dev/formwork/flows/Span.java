package dev.formwork.flows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time: {@code 30min}, {@code 4h}, {@code -3d}, {@code 2w}. It is counted in opening
 * time where the surroundings know a calendar, unless it says {@code plain}: {@code 4h plain}.
 */
public record Span(int amount, Unit unit, boolean plain) {

  private static final Pattern SYNTAX = Pattern.compile("([+-]?\\d{1,5})(min|h|d|w)( plain)?");

  /** What is counted. */
  public enum Unit {
    MIN,
    H,
    D,
    W
  }

  /** Reads the text; an {@code IllegalArgumentException} where it is none. */
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
    };
  }

  @Override
  public String toString() {
    return amount + unit.name().toLowerCase(Locale.ROOT) + (plain ? " plain" : "");
  }
}
