package dev.formwork.records.internal;

import dev.formwork.kernel.FieldPath;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.HistoryEntry.Change;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two states of a record's data: by field, and by row and cell in subtables.
 */
final class Differences {

  private static final String ROW_ID = "_row";

  private Differences() {}

  static List<Change> between(Map<String, Object> before, Map<String, Object> after) {
    var changes = new ArrayList<Change>();
    var keys = new LinkedHashSet<String>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      add(changes, key, before.get(key), after.get(key));
    }
    return changes;
  }

  /**
   * What changed after a revision, all in all; what was changed back is no change.
   *
   * @param history newest first
   */
  static List<Change> since(long revision, List<HistoryEntry> history) {
    var first = new LinkedHashMap<String, @Nullable Object>();
    var last = new LinkedHashMap<String, @Nullable Object>();
    for (HistoryEntry entry : history.reversed()) {
      if (entry.revision() > revision) {
        for (Change change : entry.changes()) {
          if (!first.containsKey(change.path())) {
            first.put(change.path(), change.before());
          }
          last.put(change.path(), change.after());
        }
      }
    }
    return first.keySet().stream()
        .filter(path -> !same(first.get(path), last.get(path)))
        .map(path -> new Change(path, first.get(path), last.get(path)))
        .toList();
  }

  /** The top-level fields among the changes. */
  static Set<String> fields(List<Change> changes) {
    var fields = new LinkedHashSet<String>();
    changes.forEach(change -> fields.add(FieldPath.fieldOf(change.path())));
    return fields;
  }

  static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof BigDecimal number && other instanceof BigDecimal another) {
      return number.compareTo(another) == 0;
    }
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> another) {
      return map.keySet().equals(another.keySet())
          && map.keySet().stream().allMatch(key -> same(map.get(key), another.get(key)));
    }
    if (one instanceof List<?> list && other instanceof List<?> another) {
      if (list.size() != another.size()) {
        return false;
      }
      for (int i = 0; i < list.size(); i++) {
        if (!same(list.get(i), another.get(i))) {
          return false;
        }
      }
      return true;
    }
    return Objects.equals(one, other);
  }

  private static void add(
      List<Change> changes, String path, @Nullable Object before, @Nullable Object after) {
    if (same(before, after)) {
      return;
    }
    if (isRows(before) || isRows(after)) {
      addRows(changes, path, rows(before), rows(after));
    } else {
      changes.add(new Change(path, before, after));
    }
  }

  private static void addRows(
      List<Change> changes,
      String path,
      Map<String, Map<?, ?>> before,
      Map<String, Map<?, ?>> after) {
    var ids = new LinkedHashSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (String id : ids) {
      String at = path + "[" + id + "]";
      Map<?, ?> was = before.get(id);
      Map<?, ?> is = after.get(id);
      if (was == null || is == null) {
        changes.add(new Change(at, was, is));
        continue;
      }
      var cells = new LinkedHashSet<Object>(was.keySet());
      cells.addAll(is.keySet());
      for (Object cell : cells) {
        if (!same(was.get(cell), is.get(cell))) {
          changes.add(new Change(at + "." + cell, was.get(cell), is.get(cell)));
        }
      }
    }
  }

  private static boolean isRows(@Nullable Object value) {
    return value instanceof List<?> list
        && !list.isEmpty()
        && list.getFirst() instanceof Map<?, ?> row
        && row.containsKey(ROW_ID);
  }

  private static Map<String, Map<?, ?>> rows(@Nullable Object value) {
    var rows = new LinkedHashMap<String, Map<?, ?>>();
    if (value instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> row) {
          rows.put(String.valueOf(row.get(ROW_ID)), row);
        }
      }
    }
    return rows;
  }
}
