package dev.formwork.designer.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Several fields become one. */
final class FieldMerge {

  private static final int LONGEST_TEXT = 4000;
  private static final int LONGEST_LONG_TEXT = 100_000;
  private static final int USUAL_TEXT = 200;
  private static final int USUAL_LONG_TEXT = 10_000;
  private static final int LONGEST_NUMBER = 40;

  private static final Set<String> NUMBERS = Set.of("integer", "decimal", "money");

  /** What can be written one after the other. */
  private static final Set<String> WRITTEN =
      Set.of("text", "long-text", "integer", "decimal", "money", "date");

  /** What can stand for another of its kind. */
  private static final Set<String> ALIKE =
      Set.of(
          "text",
          "long-text",
          "integer",
          "decimal",
          "money",
          "date",
          "date-time",
          "choice",
          "user",
          "relation");

  /** What fields of a kind must have in common to hold the same values. */
  private static final List<String> MEANING = List.of("type", "options", "form", "currency");

  /** What the merged field does not take over from the first of them. */
  private static final List<String> ITS_OWN =
      List.of("key", "title", "unique", "default", "fill", "listed", "requiredWhen");

  /** What becomes of their values. */
  enum Way {
    /** All of them, one after the other. */
    JOINED,
    /** The first that is there. */
    FIRST,
    /** Their sum. */
    SUM
  }

  private FieldMerge() {}

  /** The ways in which these can be merged; none where they can't. */
  static List<Way> ways(List<JsonNode> fields) {
    Set<String> types =
        fields.stream().map(field -> field.path("type").asString("")).collect(Collectors.toSet());
    boolean isAlike =
        MEANING.stream()
            .allMatch(each -> fields.stream().map(it -> it.path(each)).distinct().count() == 1);
    var ways = new ArrayList<Way>();
    if (fields.size() > 1 && WRITTEN.containsAll(types)) {
      ways.add(Way.JOINED);
    }
    if (fields.size() > 1 && isAlike && ALIKE.containsAll(types)) {
      ways.add(Way.FIRST);
    }
    if (fields.size() > 1 && isAlike && NUMBERS.containsAll(types)) {
      ways.add(Way.SUM);
    }
    return ways;
  }

  /**
   * @param separator between joined values
   */
  static Reshaping of(List<JsonNode> fields, FieldSplit.Part into, Way way, String separator) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.put("key", into.key());
    made.set("type", fields.getFirst().path("type"));
    made.set("title", into.title());
    switch (way) {
      case JOINED -> joined(made, fields, separator);
      case FIRST, SUM -> alike(made, fields, way);
    }
    common(made, fields);
    return new Reshaping(
        fields, List.of(made), Map.of(into.key(), formula(fields, way, separator)));
  }

  private static void joined(ObjectNode made, List<JsonNode> fields, String separator) {
    int longest =
        fields.stream().mapToInt(FieldMerge::longest).sum()
            + separator.length() * (fields.size() - 1);
    boolean isLong =
        longest > LONGEST_TEXT
            || fields.stream().anyMatch(each -> each.path("type").asString("").equals("long-text"));
    made.put("type", isLong ? "long-text" : "text");
    made.put("maxLength", Math.min(longest, isLong ? LONGEST_LONG_TEXT : LONGEST_TEXT));
  }

  private static int longest(JsonNode field) {
    return switch (field.path("type").asString("")) {
      case "text" -> field.path("maxLength").asInt(USUAL_TEXT);
      case "long-text" -> field.path("maxLength").asInt(USUAL_LONG_TEXT);
      default -> LONGEST_NUMBER;
    };
  }

  /** As the first of them; bounds and patterns of one alone would refuse values of the others. */
  private static void alike(ObjectNode made, List<JsonNode> fields, Way way) {
    JsonNode first = fields.getFirst();
    first.properties().stream()
        .filter(each -> !ITS_OWN.contains(each.getKey()))
        .filter(each -> !made.has(each.getKey()))
        .filter(
            each -> fields.stream().allMatch(it -> it.path(each.getKey()).equals(each.getValue())))
        .filter(each -> way == Way.FIRST || !Set.of("min", "max").contains(each.getKey()))
        .forEach(each -> made.set(each.getKey(), each.getValue()));
    int longest = fields.stream().mapToInt(FieldMerge::longest).max().orElse(USUAL_TEXT);
    if (first.path("type").asString("").endsWith("text")) {
      made.put("maxLength", longest);
    }
    fields.stream()
        .mapToInt(field -> field.path("scale").asInt(0))
        .filter(scale -> scale > 0)
        .max()
        .ifPresent(scale -> made.put("scale", scale));
  }

  /** Duties and openness: as strict as the strictest of them. */
  private static void common(ObjectNode made, List<JsonNode> fields) {
    for (String member : List.of("required", "nodeOnly", "searchable", "sortable", "reportable")) {
      if (fields.stream().anyMatch(field -> field.path(member).asBoolean(false))) {
        made.put(member, true);
      }
    }
    List<JsonNode> conditions =
        fields.stream().map(field -> field.path("visibleWhen")).distinct().toList();
    if (conditions.size() == 1 && conditions.getFirst().isObject()) {
      made.set("visibleWhen", conditions.getFirst());
    }
  }

  private static String formula(List<JsonNode> fields, Way way, String separator) {
    List<String> keys = fields.stream().map(field -> field.path("key").asString("")).toList();
    String list = String.join(", ", keys);
    return switch (way) {
      case JOINED ->
          "[%s].filter(each => each !== null).map(each => text(each)).join(%s)"
              .formatted(list, FieldSplit.quoted(separator));
      case FIRST -> keys.reversed().stream().reduce("", FieldMerge::orElse);
      case SUM -> "sum([%s])".formatted(list);
    };
  }

  private static String orElse(String others, String key) {
    return others.isEmpty() ? key : "ifEmpty(%s, %s)".formatted(key, others);
  }
}
