package dev.formwork.triggers;

import dev.formwork.definitions.Pointers;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a report, for each of which something is made. The platform asks for them, so all records
 * count.
 *
 * @param key the report: of the same app by key, or {@code app/report}
 * @param date the field by which a record falls into the rule's period; all records that the report
 *     counts where absent
 * @param where which records count besides; {@code $field.x} means this record's field
 * @param when which of the rows, by their columns; all where absent
 */
public record ReportRows(
    String key, @Nullable FieldKey date, @Nullable Condition where, @Nullable Condition when) {

  /** So many rows are taken unless said otherwise; more are refused. */
  public static final int MOST = 500;

  /** Rows of a report, asked for at this JSON pointer. */
  public record Placed(String at, ReportRows rows) {}

  /** All that a rule asks for. */
  public static List<Placed> of(Rule rule) {
    var found = new ArrayList<Placed>();
    for (int i = 0; i < rule.actions().size(); i++) {
      String at = Pointers.item("/actions", i);
      switch (rule.actions().get(i)) {
        case Action.Create create -> add(found, at, create.report(), create.lists());
        case Action.Upsert upsert -> add(found, at, upsert.report(), upsert.lists());
        default -> {} // others make nothing of rows
      }
    }
    return found;
  }

  private static void add(
      List<Placed> found, String at, @Nullable ReportRows rows, Map<FieldKey, RowList> lists) {
    if (rows != null) {
      found.add(new Placed(at + "/report", rows));
    }
    lists.forEach((field, list) -> {
      if (list.report() != null) {
        found.add(new Placed(at + "/lists/" + field + "/report", list.report()));
      }
    });
  }

  /** The report, seen from the app that the rule belongs to. */
  public QualifiedKey reportIn(DefinitionKey app) {
    return QualifiedKey.parse(key, app);
  }

  /** How many of something there may be. */
  public static int limit(@Nullable Integer most) {
    return most == null ? MOST : most;
  }
}
