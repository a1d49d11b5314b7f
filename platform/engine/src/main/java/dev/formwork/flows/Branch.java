package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import org.jspecify.annotations.Nullable;

/**
 * One road of a decision or fork.
 *
 * @param key what a person picks it by; needed only where a person decides
 * @param when about the record; absent where nothing is asked of it
 * @param records about other records; both must hold where both are there
 */
public record Branch(
    @Nullable DefinitionKey key,
    @Nullable Condition when,
    @Nullable RecordsTest records,
    LocalizedText title,
    DefinitionKey next) {

  Question test() {
    return new Question(when, records);
  }
}
