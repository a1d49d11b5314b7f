package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;

/**
 * An installed app.
 *
 * @param version as its manifest has it
 * @param release number of the live release
 */
public record App(DefinitionKey key, LocalizedText title, String version, int release) {}
