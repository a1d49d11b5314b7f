package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ValueSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change that a flow makes to other records.
 *
 * @param set their fields, from values of this record
 */
public record RecordsUpdate(
    String form,
    @Nullable FieldKey link,
    @Nullable FieldKey field,
    @Nullable Condition where,
    Map<FieldKey, ValueSource> set) {

  public RecordsUpdate {
    set = SetValues.of(set);
  }

  public Records records() {
    return new Records(form, link, field, where);
  }
}
