package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;

/**
 * A place where something is used.
 *
 * @param app the app that uses it
 * @param by the definition that uses it
 */
public record Usage(DefinitionKey app, DefinitionName by, Reference reference) {}
