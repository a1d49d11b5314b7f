package dev.formwork.definitions;

import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came out of reading the text of one definition.
 *
 * @param value the definition; absent where a problem is an error
 * @param problems paths are JSON pointers
 * @param source the tree it was read from, with the line of each pointer
 */
public record ReadDefinition<T>(@Nullable T value, Problems problems, ReadYaml source) {

  public Optional<T> find() {
    return Optional.ofNullable(value);
  }

  /** The definition; refuses with the problems where there is none. */
  public T get() {
    return find().orElseThrow(() -> new Refusal.Invalid(problems));
  }
}
