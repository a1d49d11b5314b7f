package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import java.util.List;
import java.util.Optional;

/** What the conditions of a definition may name: the fields of a form, the parameters of an app. */
public interface Vocabulary {

  /**
   * The kind of a form field; empty if there is none of this key. System fields are known anyway.
   */
  Optional<ValueKind> field(FieldKey key);

  /**
   * The kind of a field that a value names by {@code $field.x}: of the same record, unless the
   * condition is about others than the record that it stands in.
   */
  default Optional<ValueKind> ownField(FieldKey key) {
    return field(key);
  }

  /** Whether it may name values that a record leads to: {@code customer.source}. */
  default boolean knowsPaths() {
    return false;
  }

  /** The kind of a value that a record leads to; empty if no way leads there. */
  default Optional<ValueKind> path(List<FieldKey> steps) {
    return Optional.empty();
  }

  /** The kind of a parameter of the app; empty if there is none of this key. */
  Optional<ValueKind> parameter(FieldKey key);
}
