package dev.formwork.records;

import dev.formwork.access.FieldAccess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a list.
 *
 * @param next cursor of the page behind; absent on the last one
 * @param count how many there are in all, up to 10,000
 * @param countExact false where there are more than that
 */
public record RecordPage(List<Row> rows, @Nullable String next, long count, boolean countExact) {

  public RecordPage {
    rows = List.copyOf(rows);
  }

  /** One record of a list, as the actor may see it. */
  public record Row(
      String id,
      long revision,
      int release,
      @Nullable String number,
      State state,
      Map<String, Object> data,
      Map<String, Object> system,
      Map<String, FieldAccess> fields) {

    /** The same with these fields only, for whoever keeps many rows and shows a few fields. */
    public Row narrowedTo(Set<String> wanted) {
      return new Row(
          id,
          revision,
          release,
          number,
          state,
          only(data, wanted),
          only(system, wanted),
          only(fields, wanted));
    }

    private static <V> Map<String, V> only(Map<String, V> all, Set<String> wanted) {
      var some = new HashMap<String, V>();
      wanted.forEach(key -> some.computeIfAbsent(key, all::get));
      return some;
    }
  }

  /** The same page, its rows with these fields only. */
  public RecordPage narrowedTo(Set<String> wanted) {
    return new RecordPage(
        rows.stream().map(row -> row.narrowedTo(wanted)).toList(), next, count, countExact);
  }
}
