package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import java.util.List;
import java.util.Optional;

/**
 * The edited copy of an app.
 *
 * @param release number of the live release that it stands on; 0 before the first
 * @param definitions all of them, deleted ones too
 */
public record Draft(DefinitionKey app, int release, List<DraftDefinition> definitions) {

  public Draft {
    definitions = List.copyOf(definitions);
  }

  public Optional<DraftDefinition> find(DefinitionName name) {
    return definitions.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Whether publishing would change anything. */
  public boolean isChanged() {
    return definitions.stream().anyMatch(each -> each.state() != DraftDefinition.State.RELEASED);
  }
}
