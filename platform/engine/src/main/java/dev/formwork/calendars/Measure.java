package dev.formwork.calendars;

import java.time.Instant;

/**
 * What is counted of opening hours. Amounts are whole numbers of a small unit, so that what is
 * counted piece by piece adds up to what is counted at once.
 */
public enum Measure {

  /** Opening time; the unit is a millisecond. */
  TIME(1) {
    @Override
    public long between(OpeningHours hours, Instant from, Instant to) {
      return OpenTime.between(hours, from, to);
    }

    @Override
    public Instant after(OpeningHours hours, Instant from, long amount) {
      return OpenTime.after(hours, from, amount);
    }

    @Override
    public Instant before(OpeningHours hours, Instant to, long amount) {
      return OpenTime.before(hours, to, amount);
    }
  },

  /** Opening days, each the same however long it is open; the unit is 10⁻¹⁰ of one. */
  DAYS(OpenDays.DAY) {
    @Override
    public long between(OpeningHours hours, Instant from, Instant to) {
      return OpenDays.between(hours, from, to);
    }

    @Override
    public Instant after(OpeningHours hours, Instant from, long amount) {
      return OpenDays.after(hours, from, amount);
    }

    @Override
    public Instant before(OpeningHours hours, Instant to, long amount) {
      return OpenDays.before(hours, to, amount);
    }
  };

  private final long one;

  Measure(long one) {
    this.one = one;
  }

  /** Units of one: of a millisecond, of a day. */
  public long one() {
    return one;
  }

  /** How much passes from one moment to the other; 0 where that isn't later. */
  public abstract long between(OpeningHours hours, Instant from, Instant to);

  /**
   * The first moment by which so much has passed: the end of a day's hours rather than the begin of
   * the next day's. Where the hours never give that much, a moment some sixty years on.
   */
  public abstract Instant after(OpeningHours hours, Instant from, long amount);

  /** The last moment from which so much is still to pass until the other. */
  public abstract Instant before(OpeningHours hours, Instant to, long amount);
}
