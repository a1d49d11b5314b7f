package dev.formwork.packs;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Manifest;
import dev.formwork.kernel.DefinitionKey;

/**
 * One app as files, read and harmless, but not checked.
 *
 * @param hash the same for the same content, in whatever form it came
 */
public record Pack(Manifest manifest, AppSource source, String hash) {

  public DefinitionKey app() {
    return manifest.key();
  }
}
