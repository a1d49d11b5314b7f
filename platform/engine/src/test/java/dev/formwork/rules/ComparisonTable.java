package dev.formwork.rules;

import dev.formwork.definitions.Definitions;
import dev.formwork.scripting.Evaluator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The table of what comparisons mean, {@code rules/comparisons.yaml}. The predicate and the queries
 * are both tested against it, so that a filter and a rule never disagree.
 */
public final class ComparisonTable {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** For tests in which no script runs. */
  public static final Evaluator WITHOUT_SCRIPTS =
      (expression, _) -> {
        throw new AssertionError("Expected no script to run, but got " + expression.source());
      };

  private ComparisonTable() {}

  /** One line: whether the condition holds for a record with this data. */
  public record Line(Map<String, Object> data, Condition condition, boolean holds) {
    @Override
    public String toString() {
      return condition.toJson() + (holds ? " holds for " : " does not hold for ") + data;
    }
  }

  /** What the lines are asked in: a moment, a person, a parameter. */
  public static EvaluationContext context() {
    return EvaluationContext.at(Instant.parse("2026-03-10T09:30:00Z"), ZONE, WITHOUT_SCRIPTS)
        .withParams(Map.of("limit", 100L))
        .actedBy("li", "sales", null);
  }

  /** The type of each field, as forms name types. */
  public static Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    table()
        .required("fields")
        .properties()
        .forEach(field ->
            fields.put(field.getKey(), Objects.requireNonNull(field.getValue().stringValue())));
    return fields;
  }

  /** Lines that hold for predicate and query alike. */
  public static Stream<Line> lines() {
    return lines("cases");
  }

  /** Lines that only a predicate can answer. */
  public static Stream<Line> linesForPredicates() {
    return lines("comparisonsOfFields");
  }

  private static Stream<Line> lines(String list) {
    Map<String, String> types = fields();
    return table().required(list).values().stream()
        .map(line ->
            new Line(
                data(line.required("data"), types),
                Definitions.mapper().treeToValue(line.required("when"), Condition.class),
                line.required("holds").booleanValue()));
  }

  private static JsonNode table() {
    ObjectMapper yaml = new YAMLMapper();
    try (var file = ComparisonTable.class.getResourceAsStream("/rules/comparisons.yaml")) {
      return yaml.readTree(Objects.requireNonNull(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, Object> data(JsonNode json, Map<String, String> types) {
    var data = new LinkedHashMap<String, Object>();
    json.properties()
        .forEach(entry ->
            data.put(
                entry.getKey(),
                typed(entry.getValue(), Objects.requireNonNull(types.get(entry.getKey())))));
    return data;
  }

  private static Object typed(JsonNode value, String type) {
    return switch (type) {
      case "integer" -> value.longValue();
      case "decimal" -> new BigDecimal(value.asString());
      case "date" -> LocalDate.parse(value.stringValue());
      case "date-time" -> OffsetDateTime.parse(value.stringValue()).toInstant();
      case "switch" -> value.booleanValue();
      case "multi-choice" -> value.values().stream().map(JsonNode::stringValue).toList();
      case "subtable" ->
          value.values().stream().map(row -> Map.of("quantity", row.size())).toList();
      default -> Objects.requireNonNull(value.stringValue());
    };
  }

  /** The kinds of the fields, for whoever makes queries of the lines. */
  public static ValueKind kind(String field) {
    return switch (Objects.requireNonNull(fields().get(field))) {
      case "integer", "decimal" -> ValueKind.NUMBER;
      case "date" -> ValueKind.DATE;
      case "date-time" -> ValueKind.DATE_TIME;
      case "switch" -> ValueKind.SWITCH;
      case "multi-choice" -> ValueKind.CHOICES;
      case "subtable" -> ValueKind.ROWS;
      default -> ValueKind.TEXT;
    };
  }
}
