package dev.formwork.calendars;

import dev.formwork.definitions.Catalog;
import dev.formwork.kernel.QualifiedKey;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Turns calendars with all that they extend into the hours that count. */
public final class Calendars {

  private Calendars() {}

  /** The hours of a calendar; empty where it isn't there, or has no zone that is known. */
  public static Optional<OpeningHours> find(QualifiedKey key, Catalog catalog) {
    return hours(chain(key, catalog));
  }

  /** The hours of a calendar followed by those it extends, the nearest first. */
  static Optional<OpeningHours> hours(List<Calendar> chain) {
    return chain.stream()
        .map(Calendar::zone)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .findFirst()
        .filter(Calendars::isZone)
        .map(zone -> {
          Map<DayOfWeek, List<Span>> week = week(chain);
          return new OpeningHours(ZoneId.of(zone), week, days(chain, week));
        });
  }

  static boolean isZone(String id) {
    return ZoneId.getAvailableZoneIds().contains(id);
  }

  /** The calendar and those that it extends; a ring ends where it closes. */
  static List<Calendar> chain(QualifiedKey key, Catalog catalog) {
    var chain = new ArrayList<Calendar>();
    var seen = new HashSet<QualifiedKey>();
    QualifiedKey at = key;
    while (at != null && seen.add(at)) {
      Calendar calendar = catalog.find(Calendar.TYPE, at).orElse(null);
      if (calendar == null) {
        break;
      }
      chain.add(calendar);
      at = calendar.parent() == null ? null : QualifiedKey.parse(calendar.parent(), at.app());
    }
    return List.copyOf(chain);
  }

  private static Map<DayOfWeek, List<Span>> week(List<Calendar> chain) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (Calendar calendar : chain) {
      calendar.week().forEach((day, spans) -> week.putIfAbsent(day, Span.merged(spans)));
    }
    return week;
  }

  private static Map<LocalDate, List<Span>> days(
      List<Calendar> chain, Map<DayOfWeek, List<Span>> week) {
    var days = new HashMap<LocalDate, List<Span>>();
    for (Calendar calendar : chain) {
      for (MakeUpDay day : calendar.makeUpDays()) {
        days.putIfAbsent(
            day.on(),
            day.hours().isEmpty()
                ? week.getOrDefault(day.weekday(), List.of())
                : Span.merged(day.hours()));
      }
      for (Holiday holiday : calendar.holidays()) {
        holiday.days().forEach(day -> days.putIfAbsent(day, List.of()));
      }
    }
    return days;
  }
}
