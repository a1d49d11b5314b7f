package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;

/** Several nodes that have a deadline together: from the first that is entered to the last left. */
public record Stage(
    DefinitionKey key, LocalizedText title, List<DefinitionKey> nodes, FlowDeadline deadline) {

  public Stage {
    nodes = List.copyOf(nodes);
  }
}
