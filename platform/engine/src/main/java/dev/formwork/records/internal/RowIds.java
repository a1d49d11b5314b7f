package dev.formwork.records.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names the rows of subtables, so that a history can tell a changed row from another one. */
final class RowIds {

  private static final String ROW_ID = "_row";

  private RowIds() {}

  /** The data with an id ({@code r1}, {@code r2} …) on each row that has none, or a taken one. */
  static Map<String, Object> assign(Map<String, Object> data) {
    var assigned = new LinkedHashMap<>(data);
    assigned.replaceAll((_, value) -> rows(value));
    return assigned;
  }

  private static Object rows(Object value) {
    if (!(value instanceof List<?> list)
        || list.isEmpty()
        || !(list.getFirst() instanceof Map<?, ?> first)
        || (first.containsKey("id") && first.containsKey("name") && first.containsKey("size"))) {
      return value;
    }
    var taken = new HashSet<Object>();
    long next = 1 + list.stream().mapToLong(RowIds::number).max().orElse(0);
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (Object each : list) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      ((Map<?, ?>) each).forEach((key, cell) -> row.put(String.valueOf(key), cell));
      Object id = row.get(ROW_ID);
      if (id == null || !taken.add(id)) {
        row.put(ROW_ID, "r" + next++);
      }
      rows.add(row);
    }
    return rows;
  }

  private static long number(Object row) {
    return row instanceof Map<?, ?> map
            && map.get(ROW_ID) instanceof String id
            && id.matches("r[0-9]{1,9}")
        ? Long.parseLong(id.substring(1))
        : 0;
  }
}
