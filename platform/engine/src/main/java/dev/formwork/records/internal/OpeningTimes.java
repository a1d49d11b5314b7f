package dev.formwork.records.internal;

import dev.formwork.calendars.Calendars;
import dev.formwork.calendars.Measure;
import dev.formwork.calendars.OpeningHours;
import dev.formwork.definitions.Apps;
import dev.formwork.flows.Span;
import dev.formwork.kernel.QualifiedKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The opening hours of the calendars that are live: holidays that were just announced count. */
@Component
class OpeningTimes {

  private final Apps apps;

  OpeningTimes(Apps apps) {
    this.apps = apps;
  }

  Optional<OpeningHours> of(QualifiedKey calendar) {
    return Calendars.find(calendar, apps.live());
  }

  /** The hours of a calendar; all hours where there is none. */
  OpeningHours orAlways(@Nullable QualifiedKey calendar, ZoneId zone) {
    return (calendar == null ? Optional.<OpeningHours>empty() : of(calendar))
        .orElseGet(() -> OpeningHours.always(zone));
  }

  /**
   * A moment so much later, by the first of these calendars that is there. Weeks, months and years
   * are those of the calendar on the wall; what is shorter counts opening hours and days.
   */
  Instant after(Instant from, Span span, Collection<QualifiedKey> calendars, ZoneId zone) {
    Optional<OpeningHours> hours =
        calendars.stream().flatMap(calendar -> of(calendar).stream()).findFirst();
    if (span.plain() || hours.isEmpty()) {
      return span.plainlyAfter(from, zone);
    }
    return switch (span.unit()) {
      case MIN -> moved(hours.get(), Measure.TIME, from, span, Duration.ofMinutes(1).toMillis());
      case H -> moved(hours.get(), Measure.TIME, from, span, Duration.ofHours(1).toMillis());
      case D -> moved(hours.get(), Measure.DAYS, from, span, Measure.DAYS.one());
      case W, M, Y -> span.plainlyAfter(from, zone);
    };
  }

  private static Instant moved(
      OpeningHours hours, Measure measure, Instant from, Span span, long unit) {
    return span.amount() < 0
        ? measure.before(hours, from, -span.amount() * unit)
        : measure.after(hours, from, span.amount() * unit);
  }
}
