package dev.formwork.records.rest;

import dev.formwork.forms.Form;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FilterText;
import dev.formwork.records.RecordQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a list: {@code filter} as JSON, {@code sort} as {@code -total,number}.
 */
final class QueryJson {

  private QueryJson() {}

  static RecordQuery read(
      QualifiedKey form,
      @Nullable String filter,
      @Nullable String sort,
      @Nullable String search,
      int limit,
      @Nullable String after) {
    return new RecordQuery(
        form,
        FilterText.read(filter),
        search == null ? "" : search,
        sort == null || sort.isBlank() ? List.of() : order(sort),
        limit,
        after);
  }

  private static List<Form.SortBy> order(String sort) {
    var order = new ArrayList<Form.SortBy>();
    for (String each : sort.split(",", -1)) {
      boolean descending = each.startsWith("-");
      try {
        order.add(
            new Form.SortBy(
                FieldKey.of(descending ? each.substring(1) : each), descending ? "desc" : "asc"));
      } catch (IllegalArgumentException notAField) {
        throw malformed("sort");
      }
    }
    if (order.size() > 4) {
      throw malformed("sort");
    }
    return order;
  }

  private static Refusal.Invalid malformed(String parameter) {
    return new Refusal.Invalid(Problem.error("api.parameter.bad", parameter));
  }
}
