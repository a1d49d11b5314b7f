package dev.formwork.triggers;

import dev.formwork.flows.Records;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.ValueSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a subtable are made of: one for each row of a report, or for each of other
 * records.
 *
 * @param set the cells, from values of the row or record that each is for
 * @param most how many rows there may be; more are refused
 */
public record RowList(
    @Nullable ReportRows report,
    @Nullable Records records,
    Map<FieldKey, ValueSource> set,
    @Nullable Integer most) {

  public RowList {
    set = Ordered.sources(set);
  }
}
