package dev.formwork.deadlines;

import dev.formwork.calendars.Measure;
import dev.formwork.calendars.OpeningHours;
import dev.formwork.kernel.FieldKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A moment that follows from a field of the record: two days before the delivery date. A date
 * stands for its whole day: what is due on it is due when that day closes.
 *
 * @param field a date, or a date with time
 * @param before how long before it; absent where it is then, or after it
 * @param after how long after it
 */
public record Until(FieldKey field, @Nullable Budget before, @Nullable Budget after) {

  public Until {
    if (before != null && after != null) {
      throw new IllegalArgumentException("Expected one of before and after.");
    }
  }

  /** Whether it counts opening time, so that a calendar is needed. */
  public boolean countsOpeningTime() {
    Budget shift = before == null ? after : before;
    return shift == null || shift.countsOpeningTime();
  }

  /** The moment; empty while the field has no value. */
  public Optional<Instant> at(
      Map<String, Object> data, Map<String, Object> params, OpeningHours opening) {
    return switch (data.get(field.value())) {
      case LocalDate date -> Optional.of(at(date, params, opening));
      case Instant moment -> Optional.of(at(moment, params, opening));
      case null, default -> Optional.empty();
    };
  }

  private Instant at(Instant moment, Map<String, Object> params, OpeningHours opening) {
    if (before != null) {
      return before.with(params).before(opening, moment);
    }
    return after == null ? moment : after.with(params).after(opening, moment);
  }

  private Instant at(LocalDate date, Map<String, Object> params, OpeningHours opening) {
    Budget shift = before == null ? after : before;
    Amount amount = shift == null ? Amount.NONE : shift.with(params);
    OpeningHours hours = countsOpeningTime() ? opening : OpeningHours.always(opening.zone());
    boolean wholeDays =
        amount.units() == 0
            || (amount.measure() == Measure.DAYS && amount.units() % Measure.DAYS.one() == 0);
    if (wholeDays) {
      int days = (int) (amount.units() / Measure.DAYS.one());
      return hours.closing(hours.openingDay(date, before == null ? days : -days));
    }
    return before == null
        ? amount.after(opening, hours.closing(date))
        : amount.before(opening, hours.opening(date));
  }
}
