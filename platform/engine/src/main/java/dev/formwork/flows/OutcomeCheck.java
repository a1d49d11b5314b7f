package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * Why an outcome is not taken: a problem with this message while the condition holds.
 *
 * @param field where the message stands; absent = on top of the form
 */
public record OutcomeCheck(
    DefinitionKey key, Condition when, LocalizedText message, @Nullable FieldKey field) {

  boolean stops(EvaluationContext record) {
    return ConditionEvaluator.test(when, record);
  }

  Problem asProblem() {
    return Problem.error("record.check.failed", field == null ? "" : field.value())
        .with("message", message);
  }
}
