package dev.formwork.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * Opening days and parts of them. Each opening day counts the same, however long it is open, and
 * passes evenly while the clock on the wall goes through its hours: from Monday 10:00 to Tuesday
 * 10:00 it is one day where both have the same hours. When that clock is put forward it passes all
 * that is skipped at once, and when it is put back it passes nothing until it has caught up.
 */
final class OpenDays {

  /** One opening day; fine enough for a millisecond of a day not to be lost. */
  static final long DAY = 10_000_000_000L;

  static final long MINUTE = 60_000L;

  private OpenDays() {}

  static long between(OpeningHours hours, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return 0;
    }
    LocalDateTime start = shown(hours.zone(), from);
    LocalDateTime end = shown(hours.zone(), to);
    long whole =
        start
            .toLocalDate()
            .datesUntil(end.toLocalDate())
            .filter(hours::isOpenOn)
            .mapToLong(_ -> DAY)
            .sum();
    return whole + part(hours, end) - part(hours, start);
  }

  /** The first moment by which so much has passed. */
  static Instant after(OpeningHours hours, Instant from, long amount) {
    if (amount <= 0) {
      return from;
    }
    LocalDateTime start = shown(hours.zone(), from);
    LocalDate date = start.toLocalDate();
    long wanted = part(hours, start) + amount;
    for (int i = 0; i < OpeningHours.HORIZON; i++) {
      if (hours.isOpenOn(date)) {
        if (wanted <= DAY) {
          Instant found = firstShown(hours.zone(), firstBy(hours, date, wanted));
          return found.isBefore(from) ? from : found;
        }
        wanted -= DAY;
      }
      date = date.plusDays(1);
    }
    return firstShown(hours.zone(), date.atStartOfDay());
  }

  /** The last moment from which so much is still to pass. */
  static Instant before(OpeningHours hours, Instant to, long amount) {
    if (amount <= 0) {
      return to;
    }
    LocalDateTime end = shown(hours.zone(), to);
    LocalDate date = end.toLocalDate();
    long wanted = part(hours, end) - amount;
    for (int i = 0; i < OpeningHours.HORIZON; i++) {
      if (wanted >= 0 && hours.isOpenOn(date)) {
        Instant found = beforeSkipped(hours.zone(), lastWith(hours, date, wanted));
        return found.isAfter(to) ? to : found;
      }
      date = date.minusDays(1);
      if (wanted < 0 && hours.isOpenOn(date)) {
        wanted += DAY;
      }
    }
    return firstShown(hours.zone(), date.atStartOfDay());
  }

  /** The farthest that the clock on the wall has been by this moment. */
  private static LocalDateTime shown(ZoneId zone, Instant at) {
    Instant moment = Instant.ofEpochMilli(at.toEpochMilli());
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
    ZoneOffsetTransition last = zone.getRules().previousTransition(moment.plusNanos(1));
    return last != null && last.isOverlap() && local.isBefore(last.getDateTimeBefore())
        ? last.getDateTimeBefore()
        : local;
  }

  /** When the clock on the wall shows this for the first time, or skips it. */
  static Instant firstShown(ZoneId zone, LocalDateTime local) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    if (transition != null && transition.isGap()) {
      return transition.getInstant();
    }
    ZoneOffset offset =
        transition == null ? zone.getRules().getOffset(local) : transition.getOffsetBefore();
    return local.toInstant(offset);
  }

  /** When the clock on the wall shows this for the first time; just before it is skipped. */
  private static Instant beforeSkipped(ZoneId zone, LocalDateTime local) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    boolean skipped =
        transition != null && transition.isGap() && local.isAfter(transition.getDateTimeBefore());
    Instant first = firstShown(zone, local);
    return skipped ? first.minusMillis(1) : first;
  }

  static LocalDateTime at(LocalDate date, long millis) {
    return date.atStartOfDay().plusNanos(millis * 1_000_000);
  }

  /** How much of its day has passed. */
  private static long part(OpeningHours hours, LocalDateTime at) {
    return part(hours.on(at.toLocalDate()), at.toLocalTime());
  }

  private static long part(List<Span> spans, LocalTime at) {
    long now = at.toNanoOfDay() / 1_000_000;
    long passed = 0;
    for (Span span : spans) {
      passed += Math.max(0, Math.min(now, span.to() * MINUTE) - span.from() * MINUTE);
    }
    return passed == 0 ? 0 : share(passed, length(spans));
  }

  private static long length(List<Span> spans) {
    return spans.stream().mapToLong(span -> (span.to() - span.from()) * MINUTE).sum();
  }

  private static long share(long passed, long length) {
    return (passed * DAY + length / 2) / length;
  }

  private static LocalDateTime firstBy(OpeningHours hours, LocalDate date, long wanted) {
    List<Span> spans = hours.on(date);
    long left = passedBy(wanted, length(spans));
    for (Span span : spans) {
      long length = (span.to() - span.from()) * MINUTE;
      if (left <= length) {
        return at(date, span.from() * MINUTE + left);
      }
      left -= length;
    }
    return at(date, spans.getLast().to() * MINUTE);
  }

  private static LocalDateTime lastWith(OpeningHours hours, LocalDate date, long wanted) {
    List<Span> spans = hours.on(date);
    long length = length(spans);
    long by = passedBy(wanted, length);
    long left = share(by, length) > wanted ? by - 1 : by;
    for (Span span : spans) {
      long open = (span.to() - span.from()) * MINUTE;
      if (left < open) {
        return at(date, span.from() * MINUTE + left);
      }
      left -= open;
    }
    return at(date, spans.getLast().to() * MINUTE);
  }

  /** The fewest milliseconds of a day so long that are so much of it. */
  private static long passedBy(long wanted, long length) {
    long passed = wanted * length / DAY;
    while (share(passed, length) < wanted) {
      passed++;
    }
    return passed;
  }
}
