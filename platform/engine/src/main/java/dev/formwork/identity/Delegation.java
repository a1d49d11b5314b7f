package dev.formwork.identity;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody stands in for somebody: new tasks of the one go to the other while it lasts.
 *
 * @param from person id of whose tasks they are
 * @param to person id of who gets them
 * @param until when it ends; absent = until it is taken back
 * @param app only for tasks of this app; absent = of all
 * @param flow only for tasks of this flow; absent = of all
 * @param form only for tasks about records of this form; absent = of all
 */
public record Delegation(
    String id,
    String from,
    String to,
    Instant since,
    @Nullable Instant until,
    @Nullable DefinitionKey app,
    @Nullable QualifiedKey flow,
    @Nullable QualifiedKey form) {

  /** Whether both can hold at the same moment for the same task. */
  boolean meets(Delegation other) {
    return (until == null || other.since().isBefore(until))
        && (other.until() == null || since.isBefore(other.until()))
        && (scope() == null || other.scope() == null || scope().equals(other.scope()))
        && (flow == null || other.flow() == null || flow.equals(other.flow()))
        && (form == null || other.form() == null || form.equals(other.form()));
  }

  /** The app outside of which it never holds; absent where it does. */
  private @Nullable DefinitionKey scope() {
    if (app != null) {
      return app;
    }
    QualifiedKey narrow = flow == null ? form : flow;
    return narrow == null ? null : narrow.app();
  }

  /** Whether it holds at this moment for tasks of this flow about records of this form. */
  boolean covers(QualifiedKey asked, QualifiedKey about, Instant at) {
    return !at.isBefore(since)
        && (until == null || at.isBefore(until))
        && (app == null || app.equals(asked.app()))
        && (flow == null || flow.equals(asked))
        && (form == null || form.equals(about));
  }
}
