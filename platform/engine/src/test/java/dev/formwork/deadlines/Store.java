package dev.formwork.deadlines;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.calendars.Span;
import dev.formwork.kernel.QualifiedKey;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A store that is open from nine to six, Monday to Saturday. */
final class Store {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final QualifiedKey CALENDAR = QualifiedKey.of("dealership", "store-hours");
  static final OpeningHours HOURS = hours("09:00-18:00");

  private Store() {}

  static OpeningHours hours(String span) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, day == DayOfWeek.SUNDAY ? List.of() : List.of(Span.parse(span)));
    }
    return new OpeningHours(ZONE, week, Map.of());
  }

  /** Monday is 2026-11-23. */
  static Instant at(String day, String time) {
    int date = 23 + List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").indexOf(day);
    return LocalDateTime.parse("2026-11-" + date + "T" + time).atZone(ZONE).toInstant();
  }

  static Amount hours(int hours) {
    return Amount.ofOpeningTime(Duration.ofHours(hours));
  }

  /** Four hours from Monday 16:00 on, with these rungs: due on Tuesday at 11:00. */
  static Deadline fourHours(Rung... rungs) {
    return Deadline.start(
        "d", CALENDAR, new Deadline.Goal.Within(hours(4)), List.of(rungs), at("Mon", "16:00"));
  }

  static Rung remind(String key, Rung.When when) {
    return Rung.once(key, when);
  }
}
