package dev.formwork.rules;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Answers conditions about one record. */
public final class ConditionEvaluator {

  private ConditionEvaluator() {}

  /**
   * Whether the condition holds.
   *
   * @throws dev.formwork.scripting.ScriptFailure if a script in it has no answer
   */
  public static boolean test(Condition condition, EvaluationContext context) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().allMatch(part -> test(part, context));
      case Condition.Any(var parts) -> parts.stream().anyMatch(part -> test(part, context));
      case Condition.None(var parts) -> parts.stream().noneMatch(part -> test(part, context));
      case Condition.Compare compare -> holds(compare, context);
      case Condition.Along along ->
          throw new Refusal.Invalid(
              Problem.error("rules.path.not-here", "").with("field", along.path()));
      case Condition.Script(var script) -> ScriptValues.truth(script, context);
    };
  }

  private static boolean holds(Condition.Compare compare, EvaluationContext context) {
    @Nullable Object value = context.value(compare.field());
    ValueKind kind = value == null ? ValueKind.TEXT : ValueKind.of(value);
    return Comparison.of(compare, kind, context).holds(value);
  }
}
