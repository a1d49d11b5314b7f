package dev.formwork.editing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cells of a sheet as people write them: {@code 5}, {@code a, b}, {@code ≥ 3; < 6}, {@code empty}.
 * What was written from a value is read as that value again.
 */
public final class CellWords {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String NUMBER = "-?(0|[1-9][0-9]{0,17})([.][0-9]{1,12})?";

  /** How comparisons are written; the first that a part begins with counts. */
  private static final Map<String, String> SIGNS = signs();

  private static final Map<String, String> SYNONYMS =
      Map.of(">=", "≥", "<=", "≤", "!=", "≠", "<>", "≠", "空", "empty", "不为空", "filled");

  private CellWords() {}

  private static Map<String, String> signs() {
    var signs = new LinkedHashMap<String, String>();
    signs.put("gte", "≥");
    signs.put("lte", "≤");
    signs.put("ne", "≠");
    signs.put("gt", ">");
    signs.put("lt", "<");
    signs.put("eq", "=");
    signs.put("notIn", "not in ");
    signs.put("in", "in ");
    signs.put("contains", "contains ");
    signs.put("startsWith", "starts ");
    signs.put("includes", "has ");
    signs.put("notEmpty", "filled");
    signs.put("empty", "empty");
    return signs;
  }

  /** The cell in words; empty where nothing is asked. */
  public static String write(JsonNode cell) {
    if (cell.isMissingNode()) {
      return "";
    }
    if (cell.isObject()) {
      return cell.properties().stream()
          .map(each -> comparison(each.getKey(), each.getValue()))
          .collect(Collectors.joining("; "));
    }
    return values(cell);
  }

  private static String comparison(String operator, JsonNode operand) {
    String sign = SIGNS.getOrDefault(operator, operator + " ");
    boolean isAlone = operator.equals("empty") || operator.equals("notEmpty");
    boolean isWord = sign.endsWith(" ");
    return isAlone ? sign : sign + (isWord ? "" : " ") + values(operand);
  }

  private static String values(JsonNode value) {
    if (value.isArray()) {
      String all = value.valueStream().map(CellWords::single).collect(Collectors.joining(", "));
      return value.size() == 1 ? all + "," : all;
    }
    return single(value);
  }

  /** Quoted where it would be read as something else. */
  private static String single(JsonNode value) {
    if (!value.isString()) {
      return value.asString("");
    }
    String text = value.asString();
    boolean isPlain =
        !text.isEmpty()
            && text.equals(text.strip())
            && !text.matches(NUMBER)
            && !text.matches("true|false")
            && !text.matches(".*[,，;；\"].*")
            && sign(text).isEmpty();
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The value that was written; absent where nothing was. */
  public static Optional<JsonNode> read(String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (sign(text).isEmpty()) {
      return Optional.of(operand(text));
    }
    ObjectNode cell = NODES.objectNode();
    for (String part : parts(text, ";；")) {
      String clause = part.strip();
      Optional<Map.Entry<String, String>> sign = sign(clause);
      if (sign.isPresent()) {
        cell.set(sign.get().getKey(), operand(sign.get(), clause));
      } else if (!clause.isEmpty()) {
        cell.set("eq", operand(clause));
      }
    }
    return Optional.of(cell);
  }

  private static JsonNode operand(Map.Entry<String, String> sign, String clause) {
    String operator = sign.getKey();
    if (operator.equals("empty") || operator.equals("notEmpty")) {
      return NODES.booleanNode(true);
    }
    JsonNode value = operand(normal(clause).substring(sign.getValue().length()).strip());
    boolean isList = operator.equals("in") || operator.equals("notIn");
    return isList && !value.isArray() ? NODES.arrayNode().add(value) : value;
  }

  /** The comparison that a part begins with. */
  private static Optional<Map.Entry<String, String>> sign(String text) {
    String normal = normal(text);
    return SIGNS.entrySet().stream()
        .filter(each ->
            each.getValue().matches("[a-z]+")
                ? normal.equals(each.getValue())
                : normal.startsWith(each.getValue()))
        .findFirst();
  }

  private static String normal(String text) {
    return SYNONYMS.entrySet().stream()
        .filter(each -> text.startsWith(each.getKey()))
        .findFirst()
        .map(each -> each.getValue() + text.substring(each.getKey().length()))
        .orElse(text);
  }

  private static JsonNode operand(String text) {
    List<String> all = parts(text, ",，");
    if (all.size() == 1) {
      return value(all.getFirst().strip());
    }
    var list = NODES.arrayNode();
    all.stream()
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .forEach(each -> list.add(value(each)));
    return list;
  }

  private static JsonNode value(String text) {
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      return NODES.stringNode(text.substring(1, text.length() - 1).replace("\"\"", "\""));
    }
    if (text.equals("true") || text.equals("false")) {
      return NODES.booleanNode(text.equals("true"));
    }
    if (text.matches(NUMBER)) {
      return text.contains(".")
          ? NODES.numberNode(new BigDecimal(text))
          : NODES.numberNode(Long.parseLong(text));
    }
    return NODES.stringNode(text);
  }

  /** Parts between separators that are not inside of quotes. */
  private static List<String> parts(String text, String separators) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      isQuoted ^= c == '"';
      if (!isQuoted && separators.indexOf(c) >= 0) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
