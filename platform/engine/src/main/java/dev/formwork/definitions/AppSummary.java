package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;

/**
 * An app as a list for builders shows it.
 *
 * @param title as the live release has it, else as the draft has it
 * @param version empty where no front page can be read
 * @param release number of the live release; 0 where the app was never published
 * @param changes how many definitions the draft has otherwise
 */
public record AppSummary(
    DefinitionKey key, LocalizedText title, String version, int release, int changes) {}
