package dev.formwork.designer.editor;

import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.workspace.text.Messages;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What roles and rules say of a metric, as changes of these. */
final class MetricTies {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> TRIGGER = List.of("kind", "metric", "periods");

  private MetricTies() {}

  /**
   * A role sees a metric, or no longer.
   *
   * @param metric as the role names it
   */
  static List<Change> seen(JsonNode role, String metric, boolean seen) {
    JsonNode grants = role.path("grants");
    for (int i = grants.size() - 1; i >= 0; i--) {
      if (grants.get(i).path("metric").asString("").equals(metric)) {
        return seen ? List.of() : List.of(new Remove("/grants/" + i));
      }
    }
    ObjectNode grant = NODES.objectNode().put("metric", metric);
    if (!seen) {
      return List.of();
    }
    return List.of(
        grants.isArray()
            ? new Insert("/grants/" + grants.size(), grant)
            : new Put("/grants", NODES.arrayNode().add(grant)));
  }

  /** A rule starts after so many periods running. */
  static List<Change> after(int periods) {
    return List.of(new Put("/trigger/periods", NODES.numberNode(periods), TRIGGER));
  }

  /** A rule that tells whoever answers for a metric that it was missed. */
  static ObjectNode missed(JsonNode metric, String key) {
    ObjectNode rule = NODES.objectNode().put("key", key);
    rule.set("title", words("metricdesk.missed.rule-title", metric));
    rule.putObject("trigger")
        .put("kind", "metric")
        .put("metric", metric.path("key").asString(""))
        .put("periods", 1);
    ObjectNode message = rule.putArray("actions").addObject().put("kind", "message");
    message.putArray("to").addObject().put("field", "owner");
    message.set("text", words("metricdesk.missed.rule-text", metric));
    return rule;
  }

  private static ObjectNode words(String key, JsonNode metric) {
    ObjectNode words = NODES.objectNode();
    JsonNode title = metric.path("title");
    for (Locale language : Messages.LANGUAGES) {
      String code = language.getLanguage();
      String said = title.isObject() ? title.path(code).asString("") : title.asString("");
      words.put(code, Messages.text(language, key, said));
    }
    return words;
  }
}
