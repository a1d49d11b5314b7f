package dev.formwork.records.internal;

import dev.formwork.calendars.Calendars;
import dev.formwork.calendars.OpeningHours;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.QualifiedKey;
import java.util.Optional;
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
}
