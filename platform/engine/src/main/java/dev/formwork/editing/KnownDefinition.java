package dev.formwork.editing;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Reference;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A definition as it is written, with all that it names.
 *
 * @param schema of its kind, as in {@code flow.schema.json}
 */
public record KnownDefinition(
    DefinitionKey app, DefinitionName name, String schema, JsonNode tree, List<Reference> named) {

  public KnownDefinition {
    named = List.copyOf(named);
  }

  /** Its key from everywhere. */
  public QualifiedKey key() {
    return new QualifiedKey(app, name.key());
  }
}
