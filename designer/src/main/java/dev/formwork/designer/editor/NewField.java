package dev.formwork.designer.editor;

import dev.formwork.editing.Blanks;
import dev.formwork.editing.Shape;
import dev.formwork.workspace.text.Messages;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fields and sections as they are put on a form: usable at once, to be named by whoever did it. */
final class NewField {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final int LONGEST_KEY = 40;

  private NewField() {}

  /** A field of a type, with a key that no field of the form has. */
  static JsonNode of(Shape.Variants fields, String type, JsonNode form) {
    ObjectNode field = Blanks.of(fields, type, NODES.arrayNode());
    field.put("key", freeKey(word(type), form));
    field.set("title", titles("edit.value." + type));
    switch (type) {
      case "choice", "multi-choice" -> field.set("options", options());
      case "subtable" -> field.set("fields", columns(field.path("key").asString()));
      case "formula" -> field.put("result", "decimal").put("formula", "0");
      case "serial" -> field.put("pattern", "NO-{yyyy}-{0000}");
      default -> {}
    }
    return field;
  }

  /** A section without fields. */
  static JsonNode section(JsonNode form) {
    ObjectNode section = NODES.objectNode();
    section.put("key", Blanks.freeKey(Shape.Role.KEY, "section", form.path("sections")));
    section.set("title", titles("editor.new-section"));
    section.set("fields", NODES.arrayNode());
    return section;
  }

  /** A copy with a key that no field of the form has. */
  static JsonNode copy(JsonNode field, JsonNode form) {
    ObjectNode copy = (ObjectNode) field.deepCopy();
    String word = field.path("key").asString("field").replaceAll("[0-9]+$", "");
    boolean isFree =
        Suggestions.fieldNodes(form).stream()
            .noneMatch(each -> each.path("key").equals(field.path("key")));
    if (!isFree) {
      copy.put("key", freeKey(word, form));
    }
    return copy;
  }

  /** The key that goes with a title: {@code nextPurchase}; as it was where that says nothing. */
  static String keyOf(String title, String now, JsonNode form) {
    var key = new StringBuilder();
    for (String word : title.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        key.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    if (key.isEmpty() || Character.isDigit(key.charAt(0))) {
      return now;
    }
    String wanted = decapitalized(key.substring(0, Math.min(LONGEST_KEY, key.length())));
    boolean isTaken =
        Suggestions.fieldNodes(form).stream()
            .map(field -> field.path("key").asString(""))
            .anyMatch(each -> each.equals(wanted) && !each.equals(now));
    return isTaken ? freeKey(wanted.replaceAll("[0-9]+$", ""), form) : wanted;
  }

  /** {@code NextPurchase} as {@code nextPurchase}, {@code VIN} as {@code vin}. */
  private static String decapitalized(String key) {
    return key.equals(key.toUpperCase(Locale.ROOT))
        ? key.toLowerCase(Locale.ROOT)
        : key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1);
  }

  static String freeKey(String word, JsonNode form) {
    var all = NODES.arrayNode();
    all.addAll(Suggestions.fieldNodes(form));
    return Blanks.freeKey(Shape.Role.FIELD, word, all);
  }

  /** {@code long-text} as {@code longText}. */
  static String word(String type) {
    String[] parts = type.split("-");
    var word = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      word.append(parts[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[i].substring(1));
    }
    return word.toString();
  }

  private static ObjectNode titles(String key) {
    ObjectNode titles = NODES.objectNode();
    for (Locale language : Messages.LANGUAGES) {
      titles.put(language.getLanguage(), Messages.text(language, key));
    }
    return titles;
  }

  private static JsonNode options() {
    var options = NODES.arrayNode();
    for (int i = 1; i <= 2; i++) {
      ObjectNode option = options.addObject().put("key", "option-" + i);
      ObjectNode title = option.putObject("title");
      for (Locale language : Messages.LANGUAGES) {
        title.put(language.getLanguage(), Messages.text(language, "editor.new-option", i));
      }
    }
    return options;
  }

  private static JsonNode columns(String key) {
    var columns = NODES.arrayNode();
    ObjectNode column = columns.addObject().put("key", key + "Text").put("type", "text");
    column.set("title", titles("edit.value.text"));
    return columns;
  }
}
