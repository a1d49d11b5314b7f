package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problems;
import java.util.List;

/**
 * What definitions of one kind must be for those of other kinds that the owner of the kind does not
 * know; implemented by a module that knows them all, beside what {@link DefinitionType} checks.
 *
 * @param <T> the value of the kind that is checked
 */
public interface CrossCheck<T> {

  DefinitionType<T> type();

  /** What is wrong; as {@link DefinitionType#check}. */
  Problems check(T definition, DefinitionKey app, Catalog catalog);

  /** What it needs of others besides; as {@link DefinitionType#referencesBehind}. */
  default List<Reference> references(T definition, DefinitionKey app, Catalog catalog) {
    return List.of();
  }
}
