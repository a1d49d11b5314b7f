package dev.formwork.triggers;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Operand;
import dev.formwork.rules.ValueSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of maps that keep the order in which they were written down. */
final class Ordered {

  private Ordered() {}

  static <T> Map<FieldKey, T> of(Map<FieldKey, T> read) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(read));
  }

  /** Without nulls: {@code set: {note: null}} empties the field. */
  static Map<FieldKey, ValueSource> sources(Map<FieldKey, ? extends @Nullable ValueSource> read) {
    var set = new LinkedHashMap<FieldKey, ValueSource>();
    read.forEach((field, source) -> set.put(field, source == null ? Operand.NULL : source));
    return Collections.unmodifiableMap(set);
  }
}
