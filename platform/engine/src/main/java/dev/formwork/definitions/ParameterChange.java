package dev.formwork.definitions;

import dev.formwork.kernel.FieldKey;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which value a parameter has from a day on.
 *
 * @param value as it was set; absent = the default of the pack
 * @param from the first day; absent = since ever
 * @param by person id of who set it; empty where that is not known
 * @param note why; may be empty
 */
public record ParameterChange(
    FieldKey key,
    @Nullable Object value,
    @Nullable LocalDate from,
    String by,
    Instant at,
    String note) {

  /** Whether it counts on this day, as far as no later one does. */
  boolean counts(LocalDate day) {
    return from == null || !from.isAfter(day);
  }
}
