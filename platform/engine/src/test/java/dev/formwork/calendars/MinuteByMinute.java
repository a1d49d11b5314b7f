package dev.formwork.calendars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts opening time as a person with a stopwatch would who looks at the clock on the wall once a
 * minute. Slow, and so simple that it can be read as the definition.
 */
final class MinuteByMinute {

  private final ZoneId zone;
  private final Map<DayOfWeek, List<Span>> week;
  private final Map<LocalDate, List<Span>> days;
  private final Map<LocalDate, boolean[]> seen = new HashMap<>();

  MinuteByMinute(ZoneId zone, Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> days) {
    this.zone = zone;
    this.week = week;
    this.days = days;
  }

  boolean isOpen(Instant at) {
    return isOpen(LocalDateTime.ofInstant(at, zone));
  }

  /** Open minutes between two whole minutes. */
  long minutes(Instant from, Instant to) {
    long open = 0;
    for (Instant at = from; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
      open += isOpen(at) ? 1 : 0;
    }
    return open;
  }

  /** Opening days between two whole minutes: each open minute is its share of its day. */
  double days(Instant from, Instant to) {
    LocalDateTime farthest = farthestBy(from);
    double days = 0;
    Instant at = from;
    while (at.isBefore(to)) {
      at = at.plus(1, ChronoUnit.MINUTES);
      LocalDateTime shown = farthestAt(at);
      while (farthest.isBefore(shown)) {
        days += isOpen(farthest) ? 1.0 / openMinutes(farthest.toLocalDate()) : 0;
        farthest = farthest.plusMinutes(1);
      }
    }
    return days;
  }

  /** The latest that the clock has shown, as it may have been put back lately. */
  private LocalDateTime farthestBy(Instant moment) {
    LocalDateTime farthest = farthestAt(moment);
    for (int minutes = 1; minutes <= 24 * 60; minutes++) {
      LocalDateTime shown = farthestAt(moment.minus(minutes, ChronoUnit.MINUTES));
      farthest = shown.isAfter(farthest) ? shown : farthest;
    }
    return farthest;
  }

  /** Where the clock stands, or has come to in the minute before, if it is put back just now. */
  private LocalDateTime farthestAt(Instant at) {
    LocalDateTime now = LocalDateTime.ofInstant(at, zone);
    LocalDateTime come =
        LocalDateTime.ofInstant(at.minus(1, ChronoUnit.MINUTES), zone).plusMinutes(1);
    return now.isAfter(come) ? now : come;
  }

  private boolean isOpen(LocalDateTime local) {
    return day(local.toLocalDate())[local.getHour() * 60 + local.getMinute()];
  }

  private int openMinutes(LocalDate date) {
    int open = 0;
    for (boolean minute : day(date)) {
      open += minute ? 1 : 0;
    }
    return open;
  }

  private boolean[] day(LocalDate date) {
    return seen.computeIfAbsent(date, this::minutesOf);
  }

  private boolean[] minutesOf(LocalDate date) {
    var open = new boolean[24 * 60];
    if (!isEverShown(date)) {
      return open;
    }
    List<Span> spans = days.getOrDefault(date, week.getOrDefault(date.getDayOfWeek(), List.of()));
    for (int minute = 0; minute < open.length; minute++) {
      for (Span span : spans) {
        open[minute] |= span.from() <= minute && minute < span.to();
      }
    }
    return open;
  }

  private boolean isEverShown(LocalDate date) {
    Instant noon = date.atTime(12, 0).atZone(ZoneId.of("UTC")).toInstant();
    for (int minutes = -48 * 60; minutes <= 48 * 60; minutes += 10) {
      Instant at = noon.plus(minutes, ChronoUnit.MINUTES);
      if (LocalDateTime.ofInstant(at, zone).toLocalDate().equals(date)) {
        return true;
      }
    }
    return false;
  }
}
