package dev.formwork.records;

import dev.formwork.forms.Form;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a form to list. The actor's scope is always added.
 *
 * @param search words that the searchable fields or the number contain; empty = all
 * @param limit 1 to 200
 * @param after the cursor of the page before; absent = first page
 */
public record RecordQuery(
    QualifiedKey form,
    Condition filter,
    String search,
    List<Form.SortBy> sort,
    int limit,
    @Nullable String after) {

  public static final int MAX_LIMIT = 200;

  public RecordQuery {
    sort = List.copyOf(sort);
  }

  public static RecordQuery all(QualifiedKey form) {
    return new RecordQuery(form, Condition.ALWAYS, "", List.of(), 50, null);
  }

  public RecordQuery where(Condition condition) {
    return new RecordQuery(form, condition, search, sort, limit, after);
  }

  public RecordQuery containing(String words) {
    return new RecordQuery(form, filter, words, sort, limit, after);
  }

  public RecordQuery sortedBy(List<Form.SortBy> order) {
    return new RecordQuery(form, filter, search, order, limit, after);
  }

  public RecordQuery limitedTo(int max) {
    return new RecordQuery(form, filter, search, sort, max, after);
  }

  public RecordQuery continuedAt(@Nullable String cursor) {
    return new RecordQuery(form, filter, search, sort, limit, cursor);
  }
}
