package dev.formwork.records.rest;

import dev.formwork.definitions.Definitions;
import dev.formwork.forms.Form;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordQuery;
import dev.formwork.rules.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads the parameters of a list: {@code filter} as JSON, {@code sort} as {@code -total,number}.
 */
final class QueryJson {

  private static final int MAX_FILTER = 20_000;

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
        filter == null || filter.isBlank() ? Condition.ALWAYS : condition(filter),
        search == null ? "" : search,
        sort == null || sort.isBlank() ? List.of() : order(sort),
        limit,
        after);
  }

  private static Condition condition(String json) {
    if (json.length() > MAX_FILTER) {
      throw malformed("filter");
    }
    try {
      return Definitions.mapper().readValue(json, Condition.class);
    } catch (JacksonException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw malformed("filter");
    }
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
