package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;

/** One thing that the stepper decided at a node, and why. */
public record TraceEntry(DefinitionKey node, Reason reason) {}
