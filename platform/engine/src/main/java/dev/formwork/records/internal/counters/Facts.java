package dev.formwork.records.internal.counters;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.SystemField;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of itself when it is counted.
 *
 * @param data its values by field key
 * @param system its {@link SystemField}s by key
 */
public record Facts(Map<String, Object> data, Map<String, Object> system) {

  public Facts {
    data = Collections.unmodifiableMap(data);
    system = Collections.unmodifiableMap(system);
  }

  @Nullable Object value(FieldKey field) {
    return SystemField.named(field.value()).isPresent()
        ? system.get(field.value())
        : data.get(field.value());
  }

  boolean isDraft() {
    return "draft".equals(system.get(SystemField.STATE.key()));
  }
}
