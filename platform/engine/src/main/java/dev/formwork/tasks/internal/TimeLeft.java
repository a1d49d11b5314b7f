package dev.formwork.tasks.internal;

import dev.formwork.calendars.Calendars;
import dev.formwork.calendars.Measure;
import dev.formwork.calendars.OpeningHours;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.QualifiedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much time is left until a moment, by the opening hours that count. */
@Component
public class TimeLeft {

  private final Apps apps;
  private final Clock clock;
  private final ZoneId zone;

  TimeLeft(Apps apps, Clock clock, ZoneId zone) {
    this.apps = apps;
    this.clock = clock;
    this.zone = zone;
  }

  /** Counts for one list: at one moment, each calendar read once. */
  public Counting now() {
    return new Counting(clock.instant(), new HashMap<>());
  }

  /** Counts from one moment on. */
  public final class Counting {
    private final Instant now;
    private final Map<QualifiedKey, OpeningHours> known;

    private Counting(Instant now, Map<QualifiedKey, OpeningHours> known) {
      this.now = now;
      this.known = known;
    }

    public Instant moment() {
      return now;
    }

    /** Less than nothing where the moment has passed. */
    public Duration until(Instant due, @Nullable QualifiedKey calendar) {
      OpeningHours hours = hoursOf(calendar);
      return now.isBefore(due)
          ? Duration.ofMillis(Measure.TIME.between(hours, now, due))
          : Duration.ofMillis(Measure.TIME.between(hours, due, now)).negated();
    }

    /** How much of the time between the two has passed, in percent; 100 and more when it is up. */
    public int used(Instant since, Instant due, @Nullable QualifiedKey calendar) {
      OpeningHours hours = hoursOf(calendar);
      long all = Measure.TIME.between(hours, since, due);
      long passed = Measure.TIME.between(hours, since, now);
      return all == 0 || !now.isBefore(due) ? 100 : (int) Math.min(100, 100 * passed / all);
    }

    private OpeningHours hoursOf(@Nullable QualifiedKey calendar) {
      return calendar == null
          ? OpeningHours.always(zone)
          : known.computeIfAbsent(calendar, TimeLeft.this::hours);
    }
  }

  private OpeningHours hours(QualifiedKey calendar) {
    Optional<OpeningHours> found = Calendars.find(calendar, apps.live());
    return found.orElseGet(() -> OpeningHours.always(zone));
  }
}
