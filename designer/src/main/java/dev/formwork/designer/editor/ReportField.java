package dev.formwork.designer.editor;

import dev.formwork.rules.ValueKind;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Something that a report can name.
 *
 * @param path as it is named
 * @param node the field as its form has it, or one like it for what the platform knows itself
 * @param group what it is a field of, in words
 * @param groups whether records can be told apart by it
 * @param open whether reports may use it
 */
record ReportField(
    String path, JsonNode node, String group, ValueKind kind, boolean groups, boolean open) {

  private static final List<String> OF_NUMBERS =
      List.of("sum", "avg", "median", "min", "max", "count", "distinct");

  String type() {
    return node.path("type").asString("");
  }

  /** What it is called, on the screen. */
  String title() {
    String title = Labels.text(node.path("title"));
    return title.isEmpty() ? path : title;
  }

  /** What it is called in a language. */
  String title(Locale language) {
    JsonNode title = node.path("title");
    String own = title.path(language.getLanguage()).asString("");
    return own.isEmpty() ? title() : own;
  }

  boolean isDate() {
    return kind == ValueKind.DATE || kind == ValueKind.DATE_TIME;
  }

  boolean isNumber() {
    return kind == ValueKind.NUMBER;
  }

  /** The numbers that can be made of it, the most usual one first. */
  List<String> measures() {
    return switch (kind) {
      case NUMBER -> OF_NUMBERS;
      case DATE, DATE_TIME -> List.of("max", "min", "count", "distinct");
      case TEXT, SWITCH -> List.of("count", "distinct");
      case CHOICES, ROWS -> List.of("count");
    };
  }
}
