package dev.formwork.designer.editor;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values as people type them on one line. */
final class Values {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String NUMBER = "-?(0|[1-9][0-9]{0,17})([.][0-9]{1,10})?";

  /** Fields whose values are texts, also where they look like numbers. */
  private static final Set<String> TEXTS =
      Set.of("text", "long-text", "choice", "multi-choice", "user", "relation", "serial");

  private Values() {}

  static String text(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(Values::text).collect(Collectors.joining(", "));
    }
    return value.isContainer() || value.isMissingNode() || value.isNull() ? "" : value.asString("");
  }

  /**
   * What was typed as a value: a number where it is one, unless the field holds texts.
   *
   * @param field as its form has it; missing where it isn't known
   * @param before what stood there; a text stays one
   */
  static JsonNode read(String typed, JsonNode field, JsonNode before) {
    String text = typed.strip();
    boolean isText = TEXTS.contains(field.path("type").asString("")) || before.isString();
    if (text.equals("true") || text.equals("false")) {
      return NODES.booleanNode(text.equals("true"));
    }
    if (!isText && text.matches(NUMBER)) {
      return text.contains(".")
          ? NODES.numberNode(new BigDecimal(text))
          : NODES.numberNode(Long.parseLong(text));
    }
    return NODES.stringNode(text);
  }

  /** Several values, parted by commas. */
  static JsonNode readList(String typed, JsonNode field) {
    var list = NODES.arrayNode();
    for (String each : typed.split("[,，]", -1)) {
      if (!each.isBlank()) {
        list.add(read(each, field, NODES.missingNode()));
      }
    }
    return list;
  }
}
