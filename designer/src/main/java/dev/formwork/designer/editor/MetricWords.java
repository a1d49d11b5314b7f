package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.metrics.Metric;
import dev.formwork.workspace.metrics.Figure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the targets of a metric say in a few words. */
final class MetricWords {

  private final JsonNode metric;
  private final List<Named> parameters;
  private final List<Named> organisations;

  MetricWords(JsonNode metric, List<Named> parameters, List<Named> organisations) {
    this.metric = metric;
    this.parameters = parameters;
    this.organisations = organisations;
  }

  /** {@code East store · ≥ 97% · from 2027-01-01}. */
  String target(JsonNode target) {
    String whose = target.path("organisation").asString("");
    String from = target.path("from").asString("");
    return Stream.of(
            title(organisations, whose),
            amount(target),
            from.isEmpty() ? "" : t("metricdesk.from", from))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private String amount(JsonNode target) {
    String parameter = target.path("parameter").asString("");
    String value =
        parameter.isEmpty() ? number(target.path("value")) : title(parameters, parameter);
    return switch (metric.path("direction").asString(MetricParts.USUAL_DIRECTION)) {
      case "down" -> "≤ " + value;
      case "band" -> value + " – " + number(target.path("to"));
      default -> "≥ " + value;
    };
  }

  private String number(JsonNode value) {
    return value.isNumber() ? Figure.words(unit(), value.decimalValue()) : "…";
  }

  private Metric.Unit unit() {
    String word = metric.path("unit").asString("");
    return Stream.of(Metric.Unit.values())
        .filter(unit -> unit.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(Metric.Unit.NUMBER);
  }

  static String title(List<Named> named, String key) {
    return named.stream()
        .filter(each -> each.key().equals(key))
        .map(Named::title)
        .filter(title -> !title.isEmpty())
        .findFirst()
        .orElse(key);
  }
}
