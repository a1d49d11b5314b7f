package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;

/** One road of a decision, taken if its condition is the first to hold. */
public record Branch(Condition when, LocalizedText title, DefinitionKey next) {}
