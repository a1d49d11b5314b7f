package dev.formwork.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a row of a decision table asks of one input: {@code high}, {@code [high, mid]}, or
 * comparisons that must all hold, {@code {gte: 3, lt: 6}}, {@code {empty: true}}.
 */
public record Cell(List<Asked> asked) {

  /** One comparison. */
  public record Asked(Operator operator, Operand value) {}

  public Cell {
    asked = List.copyOf(asked);
  }

  /** Reads the JSON form; a {@code Refusal.Invalid} names what is wrong with it. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Cell read(JsonNode json) {
    var reader = new ConditionReader();
    if (json.isArray()) {
      return new Cell(List.of(new Asked(Operator.IN, reader.operand(json, ""))));
    }
    if (!json.isObject()) {
      return new Cell(List.of(new Asked(Operator.EQ, reader.operand(json, ""))));
    }
    var asked = new ArrayList<Asked>();
    for (Map.Entry<String, JsonNode> each : json.properties()) {
      Operator operator =
          Operator.named(each.getKey())
              .orElseThrow(() ->
                  new Refusal.Invalid(
                      Problem.error("rules.operator.unknown", "").with("operator", each.getKey())));
      asked.add(
          new Asked(
              operator,
              operator.needsValue() ? reader.operand(each.getValue(), "") : Operand.NULL));
    }
    return new Cell(asked);
  }

  /** What it asks of this field. */
  Condition about(FieldKey field) {
    return new Condition.All(
        asked.stream()
            .<Condition>map(each -> new Condition.Compare(field, each.operator(), each.value()))
            .toList());
  }

  /** The JSON form, as it is read. */
  @JsonValue
  @Nullable Object toJson() {
    if (asked.size() == 1) {
      Asked only = asked.getFirst();
      boolean plain =
          only.operator() == Operator.EQ
              || (only.operator() == Operator.IN && only.value() instanceof Operand.Many);
      if (plain) {
        return only.value().toJson();
      }
    }
    var json = new LinkedHashMap<String, @Nullable Object>();
    for (Asked each : asked) {
      json.put(each.operator().key(), each.operator().needsValue() ? each.value().toJson() : true);
    }
    return json;
  }
}
