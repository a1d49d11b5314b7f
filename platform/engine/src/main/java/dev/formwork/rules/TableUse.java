package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision table, as somebody asks it for one value.
 *
 * @param key of the same app, or {@code app/table}
 * @param with the values of its inputs; an input that isn't named takes the field of its key
 * @param output which of its values is wanted
 */
public record TableUse(String key, Map<FieldKey, ValueSource> with, FieldKey output) {

  public TableUse {
    with = copy(with);
  }

  /** Without nulls: {@code with: {months: null}} asks with nothing. */
  private static Map<FieldKey, ValueSource> copy(
      Map<FieldKey, ? extends @Nullable ValueSource> read) {
    var set = new LinkedHashMap<FieldKey, ValueSource>();
    read.forEach((field, source) -> set.put(field, source == null ? Operand.NULL : source));
    return Collections.unmodifiableMap(set);
  }

  /** What the table answers about a record. */
  public TableAnswer answer(DecisionTable table, EvaluationContext context) {
    return TableAnswer.asked(table, with, context);
  }
}
