package dev.formwork.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition about others (options, related records) that names fields of one's own record by
 * {@code $field.x}, with the values of that record put in their places.
 */
public final class Bound {

  /** Holds for nothing. */
  private static final Condition NEVER = new Condition.Any(List.of());

  private Bound() {}

  /** The condition for this record; what it compares with an empty field holds for nothing. */
  public static Condition to(Condition condition, EvaluationContext own) {
    return switch (condition) {
      case Condition.All(var parts) -> new Condition.All(all(parts, own));
      case Condition.Any(var parts) -> new Condition.Any(all(parts, own));
      case Condition.None(var parts) -> new Condition.None(all(parts, own));
      case Condition.Compare(var field, var operator, var value) -> {
        Operand bound = operand(value, own);
        yield bound == null ? NEVER : new Condition.Compare(field, operator, bound);
      }
      case Condition.Along(var way, var that) ->
          to(that, own) instanceof Condition.Compare bound
              ? new Condition.Along(way, bound)
              : NEVER;
      case Condition.Script script -> script;
    };
  }

  private static List<Condition> all(List<Condition> parts, EvaluationContext own) {
    return parts.stream().map(part -> to(part, own)).toList();
  }

  /** Null where a field is meant that has no value. */
  private static @Nullable Operand operand(Operand operand, EvaluationContext own) {
    return switch (operand) {
      case Dynamic.OtherField(var key) -> literal(own.value(key));
      case Operand.Many(var several) -> {
        var bound =
            several.stream()
                .map(each -> operand(each, own))
                .filter(java.util.Objects::nonNull)
                .map(java.util.Objects::requireNonNull)
                .toList();
        yield bound.isEmpty() && !several.isEmpty() ? null : new Operand.Many(bound);
      }
      case Dynamic _, Operand.Literal _ -> operand;
    };
  }

  private static @Nullable Operand literal(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case List<?> several ->
          new Operand.Many(
              several.stream().<Operand>map(each -> new Operand.Literal(each)).toList());
      default -> new Operand.Literal(value);
    };
  }
}
