package dev.formwork.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The time of the day at which nobody is written to; over midnight where it begins later than it
 * ends. What falls into it waits for its end.
 */
public record QuietHours(LocalTime from, LocalTime to) {

  /** The moment itself, or the end of the quiet hours it falls into. */
  public Instant next(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    LocalTime time = local.toLocalTime();
    LocalDate day = local.toLocalDate();
    boolean overMidnight = from.isAfter(to);
    boolean evening = overMidnight && !time.isBefore(from);
    boolean inside =
        overMidnight ? evening || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
    if (!inside) {
      return moment;
    }
    return to.atDate(evening ? day.plusDays(1) : day).atZone(zone).toInstant();
  }
}
