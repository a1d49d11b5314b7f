package dev.formwork.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/** Opening time in milliseconds of real time. */
final class OpenTime {

  private static final long HORIZON = OpeningHours.HORIZON * 86_400_000L;

  private OpenTime() {}

  /** Sees stretches of open time in order, in milliseconds; false ends it. */
  private interface Visitor {
    boolean visit(long from, long to);
  }

  static long between(OpeningHours hours, Instant from, Instant to) {
    var sum = new long[1];
    walk(
        hours,
        from.toEpochMilli(),
        to.toEpochMilli(),
        (start, end) -> {
          sum[0] += end - start;
          return true;
        });
    return sum[0];
  }

  /** The first moment by which so much has passed. */
  static Instant after(OpeningHours hours, Instant from, long amount) {
    if (amount <= 0) {
      return from;
    }
    long begin = from.toEpochMilli();
    var found = new long[] {begin + HORIZON, amount};
    walk(
        hours,
        begin,
        begin + HORIZON,
        (start, end) -> {
          if (end - start >= found[1]) {
            found[0] = start + found[1];
            return false;
          }
          found[1] -= end - start;
          return true;
        });
    return Instant.ofEpochMilli(found[0]);
  }

  /** The last moment from which so much is still to pass. */
  static Instant before(OpeningHours hours, Instant to, long amount) {
    if (amount <= 0) {
      return to;
    }
    long end = to.toEpochMilli();
    for (long days = 1 + amount / 86_400_000L; days <= OpeningHours.HORIZON; days *= 2) {
      Instant from = Instant.ofEpochMilli(end - days * 86_400_000L);
      long passed = between(hours, from, to);
      if (passed > amount) {
        Instant reached = after(hours, from, passed - amount);
        return nextOpening(hours, reached).orElse(reached);
      }
    }
    return Instant.ofEpochMilli(end - HORIZON);
  }

  static Optional<Instant> nextOpening(OpeningHours hours, Instant at) {
    long begin = at.toEpochMilli();
    var found = new long[] {-1, 0};
    walk(
        hours,
        begin,
        begin + HORIZON,
        (start, _) -> {
          found[0] = start;
          found[1] = 1;
          return false;
        });
    return found[1] == 0
        ? Optional.empty()
        : Optional.of(found[0] == begin ? at : Instant.ofEpochMilli(found[0]));
  }

  /** Goes along the times between two changes of the zone's offset, and there from date to date. */
  private static void walk(OpeningHours hours, long from, long until, Visitor visitor) {
    ZoneRules rules = hours.zone().getRules();
    long at = from;
    while (at < until) {
      Instant moment = Instant.ofEpochMilli(at);
      ZoneOffsetTransition next = rules.nextTransition(moment);
      long end = next == null ? until : Math.min(until, next.getInstant().toEpochMilli());
      if (!walk(hours, rules.getOffset(moment), at, end, visitor)) {
        return;
      }
      at = end;
    }
  }

  private static boolean walk(
      OpeningHours hours, ZoneOffset offset, long from, long until, Visitor visitor) {
    LocalDate date = LocalDateTime.ofInstant(Instant.ofEpochMilli(from), offset).toLocalDate();
    long midnight = date.atStartOfDay().toInstant(offset).toEpochMilli();
    while (midnight < until) {
      for (Span span : hours.on(date)) {
        long start = Math.max(from, midnight + span.from() * OpenDays.MINUTE);
        long end = Math.min(until, midnight + span.to() * OpenDays.MINUTE);
        if (start < end && !visitor.visit(start, end)) {
          return false;
        }
      }
      date = date.plusDays(1);
      midnight += 86_400_000L;
    }
    return true;
  }
}
