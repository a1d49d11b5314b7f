package dev.formwork.calendars;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a day, as in {@code 09:00-12:30}; a day may end at {@code 24:00}.
 *
 * @param from minute of the day, inclusive
 * @param to minute of the day, exclusive
 */
public record Span(int from, int to) {

  static final int MINUTES_OF_A_DAY = 24 * 60;

  private static final Pattern SYNTAX = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");

  public Span {
    if (from < 0 || from > MINUTES_OF_A_DAY || to < 0 || to > MINUTES_OF_A_DAY) {
      throw new IllegalArgumentException(
          "Expected minutes of a day, but got %d to %d.".formatted(from, to));
    }
  }

  /** Reads {@code 09:00-12:30}; whether it ends after it begins is not looked at. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Span parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Expected hours like 09:00-12:30, but got \"%s\".".formatted(text));
    }
    return new Span(
        minute(matcher.group(1), matcher.group(2)), minute(matcher.group(3), matcher.group(4)));
  }

  private static int minute(String hours, String minutes) {
    return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
  }

  boolean isEmpty() {
    return to <= from;
  }

  boolean contains(int minute) {
    return from <= minute && minute < to;
  }

  /** The same minutes in order and without overlaps; what ends before it begins is left out. */
  static List<Span> merged(List<Span> spans) {
    var merged = new ArrayList<Span>();
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::from)).toList()) {
      if (span.isEmpty()) {
        continue;
      }
      Span last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && span.from <= last.to) {
        merged.set(merged.size() - 1, new Span(last.from, Math.max(last.to, span.to)));
      } else {
        merged.add(span);
      }
    }
    return List.copyOf(merged);
  }

  @JsonValue
  @Override
  public String toString() {
    return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
  }
}
