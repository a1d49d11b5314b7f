package dev.formwork.identity;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A part of the organisation.
 *
 * @param parent the department above; absent at the top
 * @param store whether this is a store: records below it belong to it
 * @param head person id of who leads it; absent where nobody does
 */
public record Department(
    DefinitionKey key,
    LocalizedText title,
    @Nullable DefinitionKey parent,
    boolean store,
    @Nullable String head) {

  /** The same department led by somebody else, or by nobody. */
  public Department ledBy(@Nullable String head) {
    return new Department(key, title, parent, store, head);
  }
}
