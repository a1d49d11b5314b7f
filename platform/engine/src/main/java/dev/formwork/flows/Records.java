package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.Operand;
import dev.formwork.rules.ValueSources;
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
    return where == null ? this : new Records(form, link, field, about(where, context));
  }

  static Condition about(Condition condition, EvaluationContext context) {
    return switch (condition) {
      case Condition.All(var parts) ->
          new Condition.All(parts.stream().map(part -> about(part, context)).toList());
      case Condition.Any(var parts) ->
          new Condition.Any(parts.stream().map(part -> about(part, context)).toList());
      case Condition.None(var parts) ->
          new Condition.None(parts.stream().map(part -> about(part, context)).toList());
      case Condition.Compare(var field, var operator, var value) ->
          new Condition.Compare(field, operator, about(value, context));
      case Condition.Along(var way, var that) ->
          new Condition.Along(
              way,
              new Condition.Compare(that.field(), that.operator(), about(that.value(), context)));
      case Condition.Script script -> script;
    };
  }

  private static Operand about(Operand operand, EvaluationContext context) {
    return switch (operand) {
      case Dynamic.OtherField other -> new Operand.Literal(ValueSources.resolve(other, context));
      case Operand.Many(var several) ->
          new Operand.Many(several.stream().map(each -> about(each, context)).toList());
      case Dynamic _, Operand.Literal _ -> operand;
    };
  }
}
