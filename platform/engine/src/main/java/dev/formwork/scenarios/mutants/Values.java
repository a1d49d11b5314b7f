package dev.formwork.scenarios.mutants;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Single values and others of the same type. */
final class Values {

  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private Values() {}

  static JsonNode text(String text) {
    return MAKE.stringNode(text);
  }

  /** Twice a number, a text with more behind it, the other of true and false. */
  static Optional<JsonNode> other(JsonNode value) {
    if (value.isIntegralNumber()) {
      return Optional.of(MAKE.numberNode(value.asLong() == 0 ? 1 : value.asLong() * 2));
    }
    if (value.isNumber()) {
      return Optional.of(MAKE.numberNode(value.asDecimal().add(value.asDecimal())));
    }
    if (value.isBoolean()) {
      return Optional.of(MAKE.booleanNode(!value.asBoolean()));
    }
    return value.isString() ? Optional.of(text(value.asString() + "1")) : Optional.empty();
  }

  /** Another result that a decision table could give there. */
  static Optional<JsonNode> otherResult(JsonNode table, String output, JsonNode result) {
    Set<JsonNode> known = new LinkedHashSet<>();
    for (JsonNode each : table.path("outputs")) {
      if (each.path("key").asString("").equals(output)) {
        each.path("options").forEach(known::add);
      }
    }
    table.path("rows").forEach(row -> known.add(row.path("then").path(output)));
    known.add(table.path("otherwise").path(output));
    List<JsonNode> others = new ArrayList<>(known);
    others.removeIf(each -> each.equals(result) || !each.isValueNode() || each.isNull());
    return others.isEmpty() ? other(result) : Optional.of(others.getFirst());
  }
}
