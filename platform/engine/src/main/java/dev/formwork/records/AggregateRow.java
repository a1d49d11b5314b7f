package dev.formwork.records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer to an {@link Aggregation}.
 *
 * @param values by measure: Long, BigDecimal, LocalDate or Instant; null where there is none
 */
public record AggregateRow(List<Label> groups, List<@Nullable Object> values) {

  /** The value of the labels of the row that stands for all groups behind the limit. */
  public static final String REST = "\u0001rest";

  public AggregateRow {
    groups = List.copyOf(groups);
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The order of values of one column, as the store has it: nothing comes first. */
  @SuppressWarnings("unchecked") // both are of the one type that the column has
  public static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    if (one instanceof Number && other instanceof Number) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
    }
    return one.getClass() == other.getClass() && one instanceof Comparable<?> comparable
        ? ((Comparable<Object>) comparable).compareTo(other)
        : one.toString().compareTo(other.toString());
  }

  /** Whether it stands for all groups behind the limit. */
  public boolean isRest() {
    return !groups.isEmpty() && REST.equals(groups.getFirst().value());
  }
}
