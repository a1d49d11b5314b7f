package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import java.util.List;
import java.util.Set;

/**
 * One kind of definition and everything that the platform must know about it; implemented by the
 * module that owns the kind.
 *
 * @param <T> the immutable value that a definition of this kind is read into
 */
public interface DefinitionType<T> {

  /** The word for it, as in {@code form} and in codes like {@code definitions.form.not-found}. */
  String kind();

  /** The folder of a pack that holds these definitions, as in {@code forms}. */
  String folder();

  /**
   * The JSON Schema: a file name in {@code dev/formwork/schema}, as in {@code form.schema.json}.
   */
  String schema();

  Class<T> valueType();

  DefinitionKey key(T definition);

  LocalizedText title(T definition);

  /** The keys inside a definition that others may reference, as the fields of a form. */
  default Set<FieldKey> fields(T definition) {
    return Set.of();
  }

  /**
   * What is wrong with its meaning, after schema and reading are fine. Paths are JSON pointers into
   * the definition.
   *
   * @param app the app that the definition belongs to
   * @param catalog all definitions that it can see: its own app as drafted, other apps as released
   */
  default Problems check(T definition, DefinitionKey app, Catalog catalog) {
    return Problems.NONE;
  }

  /**
   * Definitions that it brings along; of a key that stands in a file of its own the file counts.
   */
  default List<Brought<?>> brings(T definition) {
    return List.of();
  }

  /** What it needs of others. A reference that leads nowhere is a problem found by the platform. */
  default List<Reference> references(T definition, DefinitionKey app) {
    return List.of();
  }

  /**
   * What it needs of others that only the catalog tells: fields behind a relation. That they are
   * there, {@link #check} tells; the usage index lists them, so that nobody takes them away.
   */
  default List<Reference> referencesBehind(T definition, DefinitionKey app, Catalog catalog) {
    return List.of();
  }
}
