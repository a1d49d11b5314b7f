package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import java.util.Comparator;

/** Which definition of an app: its kind and key, as in form {@code vehicle-order}. */
public record DefinitionName(String kind, DefinitionKey key) implements Comparable<DefinitionName> {

  private static final Comparator<DefinitionName> ORDER =
      Comparator.comparing(DefinitionName::kind).thenComparing(DefinitionName::key);

  public static DefinitionName of(String kind, String key) {
    return new DefinitionName(kind, DefinitionKey.of(key));
  }

  /** The front page of an app. */
  public static DefinitionName manifestOf(DefinitionKey app) {
    return new DefinitionName(Manifest.TYPE.kind(), app);
  }

  @Override
  public int compareTo(DefinitionName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind + " " + key;
  }
}
