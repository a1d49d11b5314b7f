package dev.formwork.calendars;

import dev.formwork.kernel.LocalizedText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day with other hours than its weekday has: a working Saturday, or a short day before a feast.
 *
 * @param like the weekday whose hours it takes, where it has none of its own; Monday if not said
 * @param hours its own hours; empty for those of a weekday
 */
public record MakeUpDay(
    LocalDate on, @Nullable DayOfWeek like, List<Span> hours, LocalizedText title) {

  public MakeUpDay {
    hours = List.copyOf(hours);
  }

  DayOfWeek weekday() {
    return like == null ? DayOfWeek.MONDAY : like;
  }
}
