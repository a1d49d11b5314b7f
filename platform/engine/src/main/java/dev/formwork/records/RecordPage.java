package dev.formwork.records;

import dev.formwork.access.FieldAccess;
import java.util.List;
import java.util.Map;
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
      Map<String, FieldAccess> fields) {}
}
