package dev.formwork.calendars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When it is open, by the clock on the wall. At each moment that clock shows one minute, and the
 * hours of its date say whether that minute is open: an hour that the clock skips is never open, an
 * hour that it shows twice is open twice.
 *
 * @param week the hours of each weekday
 * @param days the hours of single days, before those of their weekday
 */
public record OpeningHours(
    ZoneId zone, Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> days) {

  /** Nothing is looked for farther away, in days. */
  static final int HORIZON = 60 * 366;

  private static final List<Span> ALL_DAY = List.of(new Span(0, Span.MINUTES_OF_A_DAY));

  public OpeningHours {
    var merged = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    week.forEach((day, spans) -> merged.put(day, Span.merged(spans)));
    week = Map.copyOf(merged);
    var mergedDays = new HashMap<LocalDate, List<Span>>();
    days.forEach((day, spans) -> mergedDays.put(day, Span.merged(spans)));
    days = Map.copyOf(mergedDays);
  }

  /** Never closed: what calendar time counts by. */
  public static OpeningHours always(ZoneId zone) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, ALL_DAY);
    }
    return new OpeningHours(zone, week, Map.of());
  }

  /** The hours of a date in order; none of a date that the zone left out. */
  public List<Span> on(LocalDate date) {
    List<Span> spans = days.get(date);
    if (spans == null) {
      spans = week.getOrDefault(date.getDayOfWeek(), List.of());
    }
    return spans.isEmpty() || isLeftOut(date) ? List.of() : spans;
  }

  /** Whether it is open at some time of the date. */
  public boolean isOpenOn(LocalDate date) {
    return !on(date).isEmpty();
  }

  public boolean isOpen(Instant at) {
    LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
    int minute = shown.getHour() * 60 + shown.getMinute();
    return on(shown.toLocalDate()).stream().anyMatch(span -> span.contains(minute));
  }

  /** The moment itself if it is open then, else when it opens next; empty if it never does. */
  public Optional<Instant> nextOpening(Instant at) {
    return OpenTime.nextOpening(this, at);
  }

  /** When it opens on the date; midnight of a date that is closed. */
  public Instant opening(LocalDate date) {
    List<Span> spans = on(date);
    return OpenDays.firstShown(
        zone, OpenDays.at(date, spans.isEmpty() ? 0 : spans.getFirst().from() * OpenDays.MINUTE));
  }

  /** When it closes for the last time on the date; the midnight after a date that is closed. */
  public Instant closing(LocalDate date) {
    List<Span> spans = on(date);
    int minute = spans.isEmpty() ? Span.MINUTES_OF_A_DAY : spans.getLast().to();
    return OpenDays.firstShown(zone, OpenDays.at(date, minute * OpenDays.MINUTE));
  }

  /**
   * The opening day so many opening days after the date, or before it where {@code by} is negative.
   * By 0 days it is the date, or the last opening day before a date that is closed.
   */
  public LocalDate openingDay(LocalDate date, int by) {
    int step = by > 0 ? 1 : -1;
    int left = Math.abs(by);
    LocalDate at = date;
    for (int i = 0; i < HORIZON; i++) {
      if (left == 0 && isOpenOn(at)) {
        return at;
      }
      at = at.plusDays(step);
      if (left > 0 && isOpenOn(at)) {
        left--;
      }
    }
    return at;
  }

  /** Whether it is open at all. */
  public boolean everOpens() {
    return week.values().stream().anyMatch(spans -> !spans.isEmpty())
        || days.values().stream().anyMatch(spans -> !spans.isEmpty());
  }

  /** A zone that moves across the date line leaves out a whole date, as Samoa did in 2011. */
  private boolean isLeftOut(LocalDate date) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(date.atStartOfDay());
    return transition != null
        && transition.isGap()
        && !transition.getDateTimeAfter().isBefore(date.plusDays(1).atStartOfDay());
  }
}
