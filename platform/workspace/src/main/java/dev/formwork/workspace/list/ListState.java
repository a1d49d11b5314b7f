package dev.formwork.workspace.list;

import com.vaadin.flow.router.QueryParameters;
import dev.formwork.definitions.Definitions;
import dev.formwork.forms.Form.SortBy;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.SavedView;
import dev.formwork.rules.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a list shows and in which order, as the address has it, so that it can be sent to somebody.
 *
 * @param sort absent for the order that the form says
 */
record ListState(String search, List<Condition> filters, @Nullable SortBy sort) {

  /** Everything, in the order that the form says. */
  static final ListState ALL = new ListState("", List.of(), null);

  private static final String SEARCH = "q";
  private static final String FILTER = "filter";
  private static final String SORT = "sort";
  private static final String DESCENDING = "-";

  ListState {
    filters = List.copyOf(filters);
  }

  static ListState of(QueryParameters parameters) {
    String sort = first(parameters, SORT);
    return new ListState(first(parameters, SEARCH), filters(first(parameters, FILTER)), sort(sort));
  }

  static ListState of(RecordQuery query) {
    return new ListState(
        query.search(),
        parts(query.filter()),
        query.sort().isEmpty() ? null : query.sort().getFirst());
  }

  static ListState of(SavedView view) {
    return new ListState(
        view.search(), parts(view.filter()), view.sort().isEmpty() ? null : view.sort().getFirst());
  }

  /** The parts that each must hold, one chip each. */
  private static List<Condition> parts(Condition condition) {
    return condition instanceof Condition.All(var parts) ? parts : List.of(condition);
  }

  private static String first(QueryParameters parameters, String name) {
    return parameters.getSingleParameter(name).orElse("");
  }

  /** What can't be read is left out: a list with too much is better than none. */
  private static List<Condition> filters(String json) {
    if (json.isEmpty()) {
      return List.of();
    }
    try {
      return parts(Condition.read(Definitions.mapper().readTree(json)));
    } catch (JacksonException | Refusal unreadable) {
      return List.of();
    }
  }

  private static @Nullable SortBy sort(String text) {
    if (text.isEmpty()) {
      return null;
    }
    boolean descending = text.startsWith(DESCENDING);
    try {
      return new SortBy(
          FieldKey.of(descending ? text.substring(1) : text), descending ? "desc" : "asc");
    } catch (RuntimeException noKey) {
      return null;
    }
  }

  QueryParameters toParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (!search.isEmpty()) {
      parameters.put(SEARCH, search);
    }
    if (!filters.isEmpty()) {
      parameters.put(FILTER, Definitions.mapper().writeValueAsString(condition().toJson()));
    }
    if (sort != null) {
      parameters.put(SORT, (sort.isDescending() ? DESCENDING : "") + sort.field());
    }
    return QueryParameters.simple(parameters);
  }

  /** Where a list of this form shows it, without a leading slash. */
  String path(QualifiedKey form) {
    String parameters = toParameters().getQueryString();
    return ListNavigation.path(form) + (parameters.isEmpty() ? "" : "?" + parameters);
  }

  /** Whether it shows the same in the same order, however its values are held. */
  boolean isSame(ListState other) {
    return toParameters().getQueryString().equals(other.toParameters().getQueryString());
  }

  RecordQuery query(QualifiedKey form) {
    return RecordQuery.all(form)
        .where(condition())
        .containing(search)
        .sortedBy(sort == null ? List.of() : List.of(sort));
  }

  private Condition condition() {
    return filters.isEmpty() ? Condition.ALWAYS : new Condition.All(filters);
  }

  ListState searching(String words) {
    return new ListState(words.strip(), filters, sort);
  }

  ListState sortedBy(@Nullable SortBy order) {
    return new ListState(search, filters, order);
  }

  ListState with(Condition filter) {
    var more = new ArrayList<>(filters);
    more.add(filter);
    return new ListState(search, more, sort);
  }

  ListState without(Condition filter) {
    return new ListState(
        search, filters.stream().filter(each -> !Objects.equals(each, filter)).toList(), sort);
  }

  /** Whether somebody has set something. */
  boolean isOwn() {
    return isNarrow() || sort != null;
  }

  /** Whether it leaves anything out. */
  boolean isNarrow() {
    return !search.isEmpty() || !filters.isEmpty();
  }
}
