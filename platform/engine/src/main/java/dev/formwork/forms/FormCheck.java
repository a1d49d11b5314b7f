package dev.formwork.forms;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.rules.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A check across fields: a problem with this message while the condition holds.
 *
 * @param field where the message stands; absent = on top of the form
 */
public record FormCheck(
    DefinitionKey key,
    Condition when,
    LocalizedText message,
    @Nullable FieldKey field,
    @Nullable String severity) {

  Problem asProblem() {
    String path = field == null ? "" : field.value();
    var level = "warning".equals(severity) ? Problem.Severity.WARNING : Problem.Severity.ERROR;
    return new Problem("record.check.failed", level, path, java.util.Map.of("message", message));
  }
}
