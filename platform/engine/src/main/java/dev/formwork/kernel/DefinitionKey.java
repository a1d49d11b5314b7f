package dev.formwork.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The key of an app, a definition, a node or a role, unique in its parent: {@code first-review}.
 */
public record DefinitionKey(@JsonValue String value) implements Comparable<DefinitionKey> {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DefinitionKey {
    Keys.kebab(value);
  }

  public static DefinitionKey of(String value) {
    return new DefinitionKey(value);
  }

  /** Whether a text has the syntax of a key. */
  public static boolean isKey(String text) {
    return Keys.isKebab(text);
  }

  @Override
  public int compareTo(DefinitionKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
