package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads conditions and value sources from JSON; refuses with the JSON pointer of what is wrong. */
final class ConditionReader {

  private static final int DEEPEST = 20;
  private static final Set<String> OF_A_COMPARISON = Set.of("field", "op", "value");

  Condition condition(JsonNode json, String at, int depth) {
    if (depth > DEEPEST) {
      throw refusal(Problem.error("rules.condition.too-deep", at).with("limit", DEEPEST));
    }
    if (!json.isObject()) {
      throw refusal(Problem.error("rules.condition.shape", at));
    }
    if (json.has("field")) {
      return comparison(json, at);
    }
    if (json.size() != 1) {
      throw refusal(Problem.error("rules.condition.shape", at));
    }
    String key = json.propertyNames().iterator().next();
    JsonNode inside = json.required(key);
    String below = at + "/" + key;
    return switch (key) {
      case "all" -> new Condition.All(parts(inside, below, depth));
      case "any" -> new Condition.Any(parts(inside, below, depth));
      case "none" -> new Condition.None(parts(inside, below, depth));
      case "script" -> new Condition.Script(text(inside, below));
      default -> throw refusal(Problem.error("rules.condition.shape", at));
    };
  }

  ValueSource valueSource(JsonNode json, String at) {
    if (!json.isObject()) {
      return operand(json, at);
    }
    if (json.size() != 1 || !json.has("formula")) {
      throw refusal(Problem.error("rules.value.shape", at));
    }
    return new ValueSource.Formula(text(json.required("formula"), at + "/formula"));
  }

  private List<Condition> parts(JsonNode json, String at, int depth) {
    if (!json.isArray()) {
      throw refusal(Problem.error("rules.condition.shape", at));
    }
    var parts = new ArrayList<Condition>();
    for (JsonNode part : json.values()) {
      parts.add(condition(part, at + "/" + parts.size(), depth + 1));
    }
    return parts;
  }

  private Condition comparison(JsonNode json, String at) {
    for (String key : json.propertyNames()) {
      if (!OF_A_COMPARISON.contains(key)) {
        throw refusal(Problem.error("rules.condition.shape", at + "/" + key));
      }
    }
    List<FieldKey> path = path(json.required("field"), at + "/field");
    Operator operator = operator(json, at);
    if (operator.needsValue() && !json.has("value")) {
      throw refusal(
          Problem.error("rules.value.missing", at + "/value").with("operator", operator.key()));
    }
    Operand value =
        operator.needsValue() ? operand(json.required("value"), at + "/value") : Operand.NULL;
    return Condition.of(path, operator, value);
  }

  /** A key, or several with points between them. */
  private static List<FieldKey> path(JsonNode json, String at) {
    String text = text(json, at);
    String[] keys = text.split("\\.", -1);
    if (keys.length > Condition.LONGEST_WAY + 1) {
      throw refusal(Problem.error("rules.path.too-long", at).with("field", text));
    }
    try {
      return Arrays.stream(keys).map(FieldKey::of).toList();
    } catch (IllegalArgumentException notAKey) {
      throw refusal(Problem.error("rules.field.unknown", at).with("field", text));
    }
  }

  private static Operator operator(JsonNode json, String at) {
    String key = json.has("op") ? text(json.required("op"), at + "/op") : "";
    return Operator.named(key)
        .orElseThrow(() ->
            refusal(Problem.error("rules.operator.unknown", at + "/op").with("operator", key)));
  }

  Operand operand(JsonNode json, String at) {
    if (json.isArray()) {
      var values = new ArrayList<Operand>();
      for (JsonNode each : json.values()) {
        values.add(single(each, at + "/" + values.size()));
      }
      return new Operand.Many(values);
    }
    return single(json, at);
  }

  private static Operand single(JsonNode json, String at) {
    if (json.isNull()) {
      return Operand.NULL;
    }
    if (json.isBoolean()) {
      return Operand.of(json.booleanValue());
    }
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return Operand.of(json.longValue());
    }
    if (json.isNumber()) {
      return Operand.of(json.decimalValue());
    }
    if (json.isString()) {
      return textOperand(json.stringValue(), at);
    }
    throw refusal(Problem.error("rules.value.shape", at));
  }

  private static Operand textOperand(String text, String at) {
    if (!text.startsWith("$")) {
      return Operand.of(text);
    }
    if (text.startsWith("$$")) {
      return Operand.of(text.substring(1));
    }
    return Dynamic.parse(text)
        .orElseThrow(() -> refusal(Problem.error("rules.dynamic.unknown", at).with("text", text)));
  }

  private static String text(JsonNode json, String at) {
    if (!json.isString()) {
      throw refusal(Problem.error("rules.value.not-text", at));
    }
    return json.stringValue();
  }

  private static Refusal.Invalid refusal(Problem problem) {
    return new Refusal.Invalid(problem);
  }
}
