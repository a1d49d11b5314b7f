package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;

/**
 * Something to tick off before agreeing.
 *
 * @param optional whether it may stay unticked
 */
public record CheckItem(DefinitionKey key, LocalizedText title, boolean optional) {}
