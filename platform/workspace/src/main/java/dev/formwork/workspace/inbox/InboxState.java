package dev.formwork.workspace.inbox;

import com.vaadin.flow.router.QueryParameters;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.tasks.InboxQuery;
import dev.formwork.tasks.InboxQuery.Order;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the inbox shows, as the address has it.
 *
 * @param form only tasks of this form; absent = all
 * @param record id of what is open beside the list; empty = the first one
 * @param line id of the line that it was opened by; empty = the first one of the record
 */
record InboxState(
    InboxTab tab,
    String search,
    Order order,
    @Nullable QualifiedKey form,
    String record,
    String line) {

  private static final String TAB = "tab";
  private static final String SEARCH = "q";
  private static final String ORDER = "sort";
  private static final String FORM = "form";
  private static final String RECORD = "record";
  private static final String LINE = "line";

  static InboxState of(QueryParameters parameters) {
    InboxTab tab = InboxTab.named(first(parameters, TAB));
    return new InboxState(
        tab,
        first(parameters, SEARCH),
        order(tab, first(parameters, ORDER)),
        form(first(parameters, FORM)),
        first(parameters, RECORD),
        first(parameters, LINE));
  }

  private static String first(QueryParameters parameters, String name) {
    return parameters.getSingleParameter(name).orElse("");
  }

  private static Order order(InboxTab tab, String word) {
    for (Order order : tab.orders()) {
      if (word(order).equals(word)) {
        return order;
      }
    }
    return tab.orders().getFirst();
  }

  /** As it stands in the address and in the keys of texts. */
  static String word(Order order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable QualifiedKey form(String text) {
    try {
      return text.isEmpty() ? null : QualifiedKey.parse(text);
    } catch (RuntimeException noKey) {
      return null;
    }
  }

  QueryParameters toParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(TAB, tab.word());
    if (!search.isEmpty()) {
      parameters.put(SEARCH, search);
    }
    if (order != tab.orders().getFirst()) {
      parameters.put(ORDER, word(order));
    }
    if (form != null) {
      parameters.put(FORM, form.toString());
    }
    if (!record.isEmpty()) {
      parameters.put(RECORD, record);
    }
    if (!line.isEmpty()) {
      parameters.put(LINE, line);
    }
    return QueryParameters.simple(parameters);
  }

  /** Where it is shown, without a leading slash. */
  String path() {
    return InboxNavigation.PATH + "?" + toParameters().getQueryString();
  }

  InboxQuery query() {
    return InboxQuery.ALL.containing(search).in(order).ofForm(form);
  }

  /** The same list, whatever is open beside it. */
  boolean isSameList(InboxState other) {
    return closed().equals(other.closed());
  }

  /** Whether it leaves anything out. */
  boolean isNarrow() {
    return !search.isEmpty() || form != null;
  }

  InboxState opening(String id) {
    return new InboxState(tab, search, order, form, id, "");
  }

  InboxState opening(InboxCard card) {
    return new InboxState(tab, search, order, form, card.record(), card.id());
  }

  private InboxState closed() {
    return opening("");
  }

  InboxState searching(String words) {
    return new InboxState(tab, words.strip(), order, form, "", "");
  }

  InboxState in(Order other) {
    return new InboxState(tab, search, other, form, "", "");
  }

  InboxState ofForm(@Nullable QualifiedKey only) {
    return new InboxState(tab, search, order, only, "", "");
  }

  static InboxState at(InboxTab tab) {
    return new InboxState(tab, "", tab.orders().getFirst(), null, "", "");
  }
}
