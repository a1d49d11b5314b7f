package dev.formwork.calendars;

import dev.formwork.kernel.LocalizedText;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days on which nobody works.
 *
 * @param to the last of them; absent where it is one day
 */
public record Holiday(LocalDate from, @Nullable LocalDate to, LocalizedText title) {

  /** The longest time off that one entry can say, in days. */
  static final int LONGEST = 366;

  LocalDate last() {
    return to == null ? from : to;
  }

  long length() {
    return ChronoUnit.DAYS.between(from, last()) + 1;
  }

  /** Every day of it; none of a holiday that the checks refuse. */
  List<LocalDate> days() {
    return length() < 1 || length() > LONGEST
        ? List.of()
        : from.datesUntil(last().plusDays(1)).toList();
  }
}
