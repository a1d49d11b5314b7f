package dev.formwork.records.internal;

import dev.formwork.access.FieldAccess;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Columns of rows that are open less far than their field. Rights name them as {@code
 * lines.unitPrice}; a column that is not named is as open as its field.
 */
final class Cells {

  private static final String ROW_ID = "_row";

  private Cells() {}

  /** Adds the limits of columns to the rights on fields: never further than the field itself. */
  static void limit(Map<String, FieldAccess> rights, Map<FieldPath, FieldAccess> limits) {
    limits.forEach((path, limit) -> {
      FieldAccess field = rights.get(path.field().value());
      if (field != null) {
        rights.put(path.toString(), field.and(limit));
      }
    });
  }

  /** The columns whose values this actor can't give, whatever he sends. */
  static Set<String> closed(Map<String, FieldAccess> rights) {
    var closed = new LinkedHashSet<String>();
    rights.forEach((path, open) -> {
      if (path.indexOf('.') >= 0 && !open.canEdit()) {
        closed.add(path);
      }
    });
    return closed;
  }

  /**
   * What came in, without the cells that were shown to be read: rows travel as a whole, so such a
   * cell is an echo. Of a hidden one nothing was shown, so a value for it is a try.
   */
  static Map<String, ?> given(Map<String, ?> changes, Map<String, FieldAccess> rights) {
    Set<String> closed = closed(rights);
    if (closed.isEmpty()) {
      return changes;
    }
    var given = new LinkedHashMap<String, @Nullable Object>();
    changes.forEach((key, value) ->
        given.put(
            key,
            value instanceof List<?> rows
                ? rows.stream().map(row -> without(key, row, closed)).toList()
                : value));
    return given;
  }

  private static Object without(String field, Object row, Set<String> closed) {
    if (!(row instanceof Map<?, ?> cells)) {
      return row;
    }
    var kept = new LinkedHashMap<String, @Nullable Object>();
    cells.forEach((cell, value) -> kept.put(String.valueOf(cell), value));
    kept.keySet().removeIf(cell -> closed.contains(FieldPath.of(field, cell)));
    return kept;
  }

  /** A problem for each value that came in for a cell that is hidden from who sent it. */
  static Problems forbidden(Map<String, ?> changes, Map<String, FieldAccess> rights) {
    var problems = new ArrayList<Problem>();
    rights.forEach((path, open) -> {
      int dot = path.indexOf('.');
      if (dot >= 0
          && open == FieldAccess.HIDDEN
          && changes.get(path.substring(0, dot)) instanceof List<?> rows) {
        for (int i = 0; i < rows.size(); i++) {
          if (rows.get(i) instanceof Map<?, ?> row && row.get(path.substring(dot + 1)) != null) {
            String at = path.substring(0, dot) + "[" + i + "]" + path.substring(dot);
            problems.add(Problem.error("record.field.forbidden", at));
          }
        }
      }
    });
    return new Problems(problems);
  }

  /** The value of a field without hidden cells, with masks for masked ones. */
  static Object shown(String field, Object value, Map<String, FieldAccess> rights) {
    if (value instanceof List<?> rows && isLimited(field, rights)) {
      return rows.stream()
          .map(row -> row instanceof Map<?, ?> cells ? row(field, cells, rights) : row)
          .toList();
    }
    return value instanceof Map<?, ?> row && isLimited(field, rights)
        ? row(field, row, rights)
        : value;
  }

  private static boolean isLimited(String field, Map<String, FieldAccess> rights) {
    return rights.keySet().stream().anyMatch(path -> path.startsWith(field + "."));
  }

  private static Map<String, Object> row(
      String field, Map<?, ?> cells, Map<String, FieldAccess> rights) {
    var shown = new LinkedHashMap<String, Object>();
    cells.forEach((cell, value) -> {
      String key = String.valueOf(cell);
      FieldAccess open = key.equals(ROW_ID) ? FieldAccess.READ : open(field, key, rights);
      if (open.canRead()) {
        shown.put(key, value);
      } else if (open == FieldAccess.MASKED && value != null) {
        shown.put(key, Masks.of(value));
      }
    });
    return shown;
  }

  private static FieldAccess open(String field, String cell, Map<String, FieldAccess> rights) {
    FieldAccess own = rights.get(FieldPath.of(field, cell));
    return own == null ? rights.getOrDefault(field, FieldAccess.HIDDEN) : own;
  }

  /** How far the place that a path names is open: {@code total}, {@code lines[row-1].unitPrice}. */
  static FieldAccess open(String path, Map<String, FieldAccess> rights) {
    String field = FieldPath.fieldOf(path);
    String cell = cell(path);
    return cell == null
        ? rights.getOrDefault(field, FieldAccess.HIDDEN)
        : open(field, cell, rights);
  }

  private static @Nullable String cell(String path) {
    int at = path.indexOf("].");
    return at < 0 ? null : path.substring(at + 2);
  }
}
