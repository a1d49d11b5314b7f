package dev.formwork.records.internal;

import dev.formwork.forms.FormLogic;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.HistoryEntry.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The data of a record as it was before some of its writes: what these changed is changed back.
 * What a write does not note, such as figures that are rolled up from other records, stays as it is
 * now.
 */
final class Earlier {

  private static final String ROW_ID = "_row";
  private static final Pattern PATH = Pattern.compile("([^.\\[]+)(?:\\[([^\\]]+)\\](?:\\.(.+))?)?");

  private Earlier() {}

  /**
   * @param undone what happened since, newest first
   */
  static Map<String, Object> data(
      FormLogic logic, Map<String, Object> now, List<HistoryEntry> undone) {
    Document data = Values.toBson(now);
    for (HistoryEntry entry : undone) {
      for (Change change : entry.changes().reversed()) {
        undo(data, change);
      }
    }
    return Values.dataFromBson(logic, data);
  }

  /** The values that a change took away and brought, each where it stood, by field. */
  static List<Map<String, Object>> values(Change change) {
    return Stream.of(Optional.ofNullable(change.before()), Optional.ofNullable(change.after()))
        .flatMap(Optional::stream)
        .map(value -> alone(change.path(), value))
        .toList();
  }

  private static Map<String, Object> alone(String path, Object value) {
    var alone = new Document();
    undo(alone, new Change(path, value, null));
    return alone;
  }

  private static void undo(Document data, Change change) {
    Matcher path = PATH.matcher(change.path());
    if (!path.matches()) {
      throw new IllegalStateException("No path of a field: " + change.path());
    }
    Object before = Values.toBson(change.before());
    String field = path.group(1);
    String row = path.group(2);
    if (row == null) {
      put(data, field, before);
    } else {
      var rows = rows(data.get(field));
      undoRow(rows, row, path.group(3), before);
      put(data, field, rows.isEmpty() ? null : rows);
    }
  }

  private static void undoRow(
      List<Document> rows, String id, @Nullable String cell, @Nullable Object before) {
    Document row =
        rows.stream().filter(each -> id.equals(each.get(ROW_ID))).findFirst().orElse(null);
    if (cell == null) {
      rows.remove(row);
      if (before instanceof Map<?, ?> was) {
        rows.add(place(rows, id), document(was));
      }
      return;
    }
    if (row == null) {
      row = new Document(ROW_ID, id);
      rows.add(place(rows, id), row);
    }
    put(row, cell, before);
  }

  /** Rows are numbered as they come: where the one with this id stood. */
  private static int place(List<Document> rows, String id) {
    for (int i = 0; i < rows.size(); i++) {
      String other = String.valueOf(rows.get(i).get(ROW_ID));
      if (other.length() > id.length()
          || (other.length() == id.length() && other.compareTo(id) > 0)) {
        return i;
      }
    }
    return rows.size();
  }

  private static List<Document> rows(@Nullable Object value) {
    var rows = new ArrayList<Document>();
    if (value instanceof List<?> list) {
      list.forEach(each -> {
        if (each instanceof Map<?, ?> row) {
          rows.add(document(row));
        }
      });
    }
    return rows;
  }

  private static Document document(Map<?, ?> map) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return new Document(copy);
  }

  private static void put(Document data, String key, @Nullable Object value) {
    if (value == null) {
      data.remove(key);
    } else {
      data.put(key, value);
    }
  }
}
