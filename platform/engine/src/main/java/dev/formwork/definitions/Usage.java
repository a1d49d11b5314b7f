package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;

/**
 * A place where something is used.
 *
 * @param app the app that uses it
 * @param by the definition that uses it
 * @param title of that definition
 */
public record Usage(
    DefinitionKey app, DefinitionName by, LocalizedText title, Reference reference) {}
