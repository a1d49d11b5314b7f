package dev.formwork.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A definition named from outside its app: {@code dealership/customer}. */
public record QualifiedKey(DefinitionKey app, DefinitionKey key)
    implements Comparable<QualifiedKey> {

  public static QualifiedKey of(String app, String key) {
    return new QualifiedKey(DefinitionKey.of(app), DefinitionKey.of(key));
  }

  /** Reads {@code app/key}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static QualifiedKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "Expected app/key like dealership/customer, but got \"%s\".".formatted(text));
    }
    return of(text.substring(0, slash), text.substring(slash + 1));
  }

  /** Reads {@code app/key}, or {@code key} alone as a definition of {@code app}. */
  public static QualifiedKey parse(String text, DefinitionKey app) {
    return text.indexOf('/') < 0 ? new QualifiedKey(app, DefinitionKey.of(text)) : parse(text);
  }

  @Override
  public int compareTo(QualifiedKey other) {
    return toString().compareTo(other.toString());
  }

  @JsonValue
  @Override
  public String toString() {
    return app + "/" + key;
  }
}
