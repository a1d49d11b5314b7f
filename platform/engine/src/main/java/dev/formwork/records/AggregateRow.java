package dev.formwork.records;

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

  public AggregateRow {
    groups = List.copyOf(groups);
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
