package dev.formwork.flows;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import org.jspecify.annotations.Nullable;

/**
 * When a deadline does not run.
 *
 * @param when as long as this holds; absent where it doesn't depend on the record
 * @param onHold as long as every task that it is about is put aside
 */
public record PauseRule(
    DefinitionKey key,
    LocalizedText title,
    @JsonProperty("while") @Nullable Condition when,
    boolean onHold) {}
