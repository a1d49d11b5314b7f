package dev.formwork.forms;

import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.ValueSources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that cells of new rows begin with. */
final class RowDefaults {

  private RowDefaults() {}

  static Map<String, Object> fill(
      Collection<Field> fields, Map<String, Object> data, EvaluationContext context) {
    var filled = new LinkedHashMap<>(data);
    for (Field field : fields) {
      if (field.type() instanceof FieldType.Subtable subtable
          && subtable.fields().stream().anyMatch(cell -> cell.defaultValue() != null)
          && data.get(field.key().value()) instanceof List<?> rows) {
        var complete = new ArrayList<Map<String, Object>>();
        rows.forEach(row -> complete.add(row(subtable, (Map<?, ?>) row, context)));
        filled.put(field.key().value(), complete);
      }
    }
    return filled;
  }

  private static Map<String, Object> row(
      FieldType.Subtable subtable, Map<?, ?> given, EvaluationContext context) {
    var row = new LinkedHashMap<String, Object>();
    given.forEach((key, value) -> row.put(String.valueOf(key), value));
    if (row.containsKey(FieldValues.ROW_ID)) {
      return row;
    }
    for (Field cell : subtable.fields()) {
      String key = cell.key().value();
      if (cell.defaultValue() != null && !row.containsKey(key)) {
        Object value = ValueSources.resolve(cell.defaultValue(), context.withData(row));
        Object typed = FieldValues.read(cell, value, key).value();
        if (typed != null) {
          row.put(key, typed);
        }
      }
    }
    return row;
  }
}
