package dev.formwork.records;

import dev.formwork.forms.Form.SortBy;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import java.util.List;

/**
 * A list as one person keeps it: what it shows of a form's records, and in which order.
 *
 * @param search words; empty = all
 * @param sort empty = the order that the form says
 */
public record SavedView(
    String id,
    QualifiedKey form,
    String title,
    Condition filter,
    String search,
    List<SortBy> sort) {

  public SavedView {
    sort = List.copyOf(sort);
  }
}
