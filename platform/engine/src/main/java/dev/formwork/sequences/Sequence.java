package dev.formwork.sequences;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.flows.Assignee;
import dev.formwork.flows.Span;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages about a record that follow each other.
 *
 * @param form of the same app by key, or {@code app/form}
 * @param until ends it before the next message, as soon as it holds; absent = it ends with the last
 * @param steps in the order of time
 */
public record Sequence(
    DefinitionKey key,
    LocalizedText title,
    LocalizedText help,
    String form,
    @Nullable Condition until,
    List<Step> steps) {

  public static final DefinitionType<Sequence> TYPE = new SequenceType();

  public Sequence {
    steps = List.copyOf(steps);
  }

  /**
   * One message.
   *
   * @param after how long after the beginning, by the clock on the wall
   * @param message key of the template
   * @param to the staff it is said to; nobody where the template names a customer
   * @param when it is left out unless this holds; absent = it is never left out
   */
  public record Step(
      DefinitionKey key,
      Span after,
      DefinitionKey message,
      List<Assignee> to,
      @Nullable Condition when) {
    public Step {
      to = List.copyOf(to);
    }
  }

  /** Its form, seen from the app that it belongs to. */
  public QualifiedKey formIn(DefinitionKey app) {
    return QualifiedKey.parse(form, app);
  }

  /** The step in this place of the order; none behind the last. */
  public Optional<Step> step(int at) {
    return at < steps.size() ? Optional.of(steps.get(at)) : Optional.empty();
  }
}
