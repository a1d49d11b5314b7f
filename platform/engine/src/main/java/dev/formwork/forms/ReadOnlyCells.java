package dev.formwork.forms;

import dev.formwork.kernel.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows travel as a whole, so what a client sends for their read-only cells is an echo at best: such
 * a cell keeps the value that its row had, and a new row begins without one.
 */
final class ReadOnlyCells {

  private ReadOnlyCells() {}

  static Map<String, Object> restored(
      Collection<Field> fields,
      Map<String, Object> before,
      Map<String, Object> data,
      Set<String> closed) {
    var restored = new LinkedHashMap<>(data);
    for (Field field : fields) {
      String key = field.key().value();
      if (field.type() instanceof FieldType.Subtable subtable
          && subtable.fields().stream().anyMatch(cell -> isClosed(field, cell, closed))
          && data.get(key) instanceof List<?> rows) {
        Map<Object, Map<?, ?>> known = byId(before.get(key));
        var kept = new ArrayList<Map<String, Object>>();
        for (Object each : rows) {
          kept.add(row(field, subtable, (Map<?, ?>) each, known, closed));
        }
        restored.put(key, kept);
      }
    }
    return restored;
  }

  private static boolean isClosed(Field rows, Field cell, Set<String> closed) {
    return cell.readOnly() || closed.contains(FieldPath.of(rows.key().value(), cell.key().value()));
  }

  private static Map<String, Object> row(
      Field rows,
      FieldType.Subtable subtable,
      Map<?, ?> sent,
      Map<Object, Map<?, ?>> known,
      Set<String> closed) {
    var row = new LinkedHashMap<String, Object>();
    sent.forEach((key, value) -> row.put(String.valueOf(key), value));
    Map<?, ?> was = known.getOrDefault(row.getOrDefault(FieldValues.ROW_ID, ""), Map.of());
    for (Field cell : subtable.fields()) {
      String key = cell.key().value();
      if (isClosed(rows, cell, closed)) {
        row.remove(key);
        Object old = was.get(key);
        if (old != null) {
          row.put(key, old);
        }
      }
    }
    return row;
  }

  private static Map<Object, Map<?, ?>> byId(@Nullable Object rows) {
    var byId = new HashMap<Object, Map<?, ?>>();
    if (rows instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> row && row.get(FieldValues.ROW_ID) instanceof String id) {
          byId.put(id, row);
        }
      }
    }
    return byId;
  }
}
