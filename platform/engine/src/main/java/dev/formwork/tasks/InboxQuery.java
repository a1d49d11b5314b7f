package dev.formwork.tasks;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list.
 *
 * @param app only tasks of this app; absent = all
 * @param form only tasks of this form; absent = all
 * @param search words that number or summary contain; empty = all
 * @param limit 1 to 200
 * @param after the cursor of the page before; absent = first page
 */
public record InboxQuery(
    @Nullable DefinitionKey app,
    @Nullable QualifiedKey form,
    String search,
    Order order,
    int limit,
    @Nullable String after) {

  public static final int MAX_LIMIT = 200;

  /** The first page of all tasks, the newest first. */
  public static final InboxQuery ALL = new InboxQuery(null, null, "", Order.NEWEST, 50, null);

  /** What comes first. */
  public enum Order {
    NEWEST,
    OLDEST,
    /** What is due earliest; what is never due comes last. */
    DUE
  }

  public InboxQuery ofApp(@Nullable DefinitionKey only) {
    return new InboxQuery(only, form, search, order, limit, after);
  }

  public InboxQuery ofForm(@Nullable QualifiedKey only) {
    return new InboxQuery(app, only, search, order, limit, after);
  }

  public InboxQuery containing(String words) {
    return new InboxQuery(app, form, words, order, limit, after);
  }

  public InboxQuery in(Order other) {
    return new InboxQuery(app, form, search, other, limit, after);
  }

  public InboxQuery limitedTo(int max) {
    return new InboxQuery(app, form, search, order, max, after);
  }

  public InboxQuery continuedAt(@Nullable String cursor) {
    return new InboxQuery(app, form, search, order, limit, cursor);
  }
}
