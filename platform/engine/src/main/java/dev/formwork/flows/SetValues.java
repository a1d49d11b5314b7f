package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Operand;
import dev.formwork.rules.ValueSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that a node or an outcome sets, in the order of the definition. */
final class SetValues {

  private SetValues() {}

  /** Without nulls: {@code set: {note: null}} empties the field. */
  static Map<FieldKey, ValueSource> of(Map<FieldKey, ? extends @Nullable ValueSource> read) {
    var set = new LinkedHashMap<FieldKey, ValueSource>();
    read.forEach((field, source) -> set.put(field, source == null ? Operand.NULL : source));
    return Collections.unmodifiableMap(set);
  }
}
