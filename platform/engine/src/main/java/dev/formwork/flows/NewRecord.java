package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.ValueSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that a flow makes.
 *
 * @param set its fields, from values of this record
 * @param link its relation field that names this record; absent where none does
 * @param submit whether it goes into its own flow at once
 */
public record NewRecord(
    String form, Map<FieldKey, ValueSource> set, @Nullable FieldKey link, boolean submit) {

  public NewRecord {
    set = SetValues.of(set);
  }
}
