package dev.formwork.identity;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import org.jspecify.annotations.Nullable;

/**
 * A part of the organisation.
 *
 * @param parent the department above; absent at the top
 * @param store whether this is a store: records below it belong to it
 * @param head person id of who leads it; absent where nobody does
 * @param calendar its opening hours, as {@code dealership/store-hours}; absent where it has those
 *     of the department above
 */
public record Department(
    DefinitionKey key,
    LocalizedText title,
    @Nullable DefinitionKey parent,
    boolean store,
    @Nullable String head,
    @Nullable QualifiedKey calendar) {

  /** With the opening hours of the department above. */
  public Department(
      DefinitionKey key,
      LocalizedText title,
      @Nullable DefinitionKey parent,
      boolean store,
      @Nullable String head) {
    this(key, title, parent, store, head, null);
  }

  /** The same department led by somebody else, or by nobody. */
  public Department ledBy(@Nullable String head) {
    return new Department(key, title, parent, store, head, calendar);
  }

  /** The same department with other opening hours, or with those of the one above. */
  public Department openAs(@Nullable QualifiedKey calendar) {
    return new Department(key, title, parent, store, head, calendar);
  }
}
