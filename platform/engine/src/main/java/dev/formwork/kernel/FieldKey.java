package dev.formwork.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The key of a field, unique in its form or subtable: {@code unitPrice}. */
public record FieldKey(@JsonValue String value) implements Comparable<FieldKey> {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FieldKey {
    Keys.camel(value);
  }

  public static FieldKey of(String value) {
    return new FieldKey(value);
  }

  /** Whether a text could be such a key. */
  public static boolean isKey(String text) {
    return Keys.isCamel(text);
  }

  @Override
  public int compareTo(FieldKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
