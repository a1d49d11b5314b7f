package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Bound;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * Records other than the one that the flow is about.
 *
 * @param form theirs: of the same app by key, or {@code app/form}
 * @param link their relation field that names this record; absent where it doesn't matter
 * @param field this record's relation field that names them; absent where it doesn't matter
 * @param where what must hold for them; {@code $field.x} means this record's field
 */
public record Records(
    String form, @Nullable FieldKey link, @Nullable FieldKey field, @Nullable Condition where) {

  /** The form, seen from the app that the flow belongs to. */
  public QualifiedKey formIn(DefinitionKey app) {
    return QualifiedKey.parse(form, app);
  }

  /** The same with what this record says instead of its fields' names. */
  public Records about(EvaluationContext context) {
    return where == null ? this : new Records(form, link, field, Bound.to(where, context));
  }
}
