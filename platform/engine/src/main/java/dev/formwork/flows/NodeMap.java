package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.Map;

/** Which node of a newer release takes the place of one of an older; that of the same key else. */
public record NodeMap(Map<Place, DefinitionKey> nodes) {

  /** Every node goes on as the one of its key. */
  public static final NodeMap BY_KEY = new NodeMap(Map.of());

  /** A node of a flow. */
  public record Place(QualifiedKey flow, DefinitionKey node) {}

  public NodeMap {
    nodes = Map.copyOf(nodes);
  }

  DefinitionKey to(QualifiedKey flow, DefinitionKey node) {
    return nodes.getOrDefault(new Place(flow, node), node);
  }
}
