package dev.formwork.deadlines;

import dev.formwork.calendars.Measure;
import dev.formwork.calendars.OpeningHours;
import java.time.Duration;
import java.time.Instant;

/**
 * So many hours or days, of opening time or of calendar time.
 *
 * @param always whether it counts calendar time: as if it were never closed
 * @param units of the measure
 */
public record Amount(Measure measure, boolean always, long units) {

  public static final Amount NONE = ofOpeningTime(Duration.ZERO);

  public Amount {
    if (units < 0) {
      throw new IllegalArgumentException("Expected an amount of 0 or more, but got " + units);
    }
  }

  public static Amount ofOpeningTime(Duration time) {
    return new Amount(Measure.TIME, false, time.toMillis());
  }

  public static Amount ofOpeningDays(int days) {
    return new Amount(Measure.DAYS, false, days * Measure.DAYS.one());
  }

  public static Amount ofCalendarTime(Duration time) {
    return new Amount(Measure.TIME, true, time.toMillis());
  }

  public Amount withUnits(long newUnits) {
    return new Amount(measure, always, newUnits);
  }

  public Instant after(OpeningHours opening, Instant from) {
    return measure.after(hours(opening), from, units);
  }

  public Instant before(OpeningHours opening, Instant to) {
    return measure.before(hours(opening), to, units);
  }

  /** How much of its kind passes between the two. */
  long between(OpeningHours opening, Instant from, Instant to) {
    return measure.between(hours(opening), from, to);
  }

  private OpeningHours hours(OpeningHours opening) {
    return always ? OpeningHours.always(opening.zone()) : opening;
  }
}
