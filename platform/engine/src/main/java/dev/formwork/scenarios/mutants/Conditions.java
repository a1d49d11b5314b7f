package dev.formwork.scenarios.mutants;

import dev.formwork.rules.Operator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Conditions as they are written. */
final class Conditions {

  private static final List<String> GROUPS = List.of("all", "any", "none");

  private Conditions() {}

  static boolean isClause(JsonNode node) {
    return node.path("field").isString() && node.path("op").isString();
  }

  static boolean isGroup(JsonNode node) {
    return !partsKey(node).isEmpty();
  }

  /** What a group calls its parts; empty where it is none. */
  static String partsKey(JsonNode node) {
    return GROUPS.stream().filter(key -> isList(node, key)).findFirst().orElse("");
  }

  private static boolean isList(JsonNode node, String key) {
    return node.size() == 1 && node.path(key).isArray();
  }

  /** What holds exactly where the clause does not. */
  static JsonNode opposite(JsonNode clause) {
    Operator operator = Operator.named(clause.path("op").asString()).orElse(null);
    return switch (operator) {
      case EQ -> with(clause, Operator.NE);
      case NE -> with(clause, Operator.EQ);
      case GT -> with(clause, Operator.LTE);
      case GTE -> with(clause, Operator.LT);
      case LT -> with(clause, Operator.GTE);
      case LTE -> with(clause, Operator.GT);
      case IN -> with(clause, Operator.NOT_IN);
      case NOT_IN -> with(clause, Operator.IN);
      case EMPTY -> with(clause, Operator.NOT_EMPTY);
      case NOT_EMPTY -> with(clause, Operator.EMPTY);
      case CONTAINS, STARTS_WITH, INCLUDES -> not(clause);
      case null -> not(clause);
    };
  }

  private static JsonNode with(JsonNode clause, Operator operator) {
    ObjectNode other = (ObjectNode) clause.deepCopy();
    other.put("op", operator.key());
    return other;
  }

  private static JsonNode not(JsonNode clause) {
    JsonNode list = JsonNodeFactory.instance.arrayNode().add(clause);
    return JsonNodeFactory.instance.objectNode().set("none", list);
  }
}
