package dev.formwork.flows;

import dev.formwork.forms.FormLogic;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.SystemField;
import java.util.Optional;

/**
 * All that a move may look at; the same context, execution and signal give the same move.
 *
 * @param evaluation the record, its platform's fields and who asks
 * @param organisation who stands where
 * @param form types what the flow sets, and computes what follows from it
 * @param surroundings what lies beyond the record
 */
public record FlowContext(
    EvaluationContext evaluation,
    Organisation organisation,
    FormLogic form,
    Surroundings surroundings) {

  FlowContext with(EvaluationContext newEvaluation) {
    return new FlowContext(newEvaluation, organisation, form, surroundings);
  }

  /** The department that the record belongs to. */
  Optional<DefinitionKey> recordDepartment() {
    return system(SystemField.DEPARTMENT);
  }

  /** The store that the record belongs to. */
  Optional<DefinitionKey> recordStore() {
    return system(SystemField.STORE).or(() -> recordDepartment().flatMap(organisation::storeOf));
  }

  private Optional<DefinitionKey> system(SystemField field) {
    return evaluation.system().get(field.key()) instanceof String key && !key.isEmpty()
        ? Optional.of(DefinitionKey.of(key))
        : Optional.empty();
  }
}
