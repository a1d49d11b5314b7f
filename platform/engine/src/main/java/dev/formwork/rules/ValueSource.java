package dev.formwork.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a default, or a field that a flow sets, gets its value from: a literal, a dynamic value
 * such as {@code $today+7d}, or {@code {formula: "…"}}.
 */
public sealed interface ValueSource permits Operand, ValueSource.Formula {

  /**
   * A value computed by a script.
   *
   * @param formula one JavaScript expression over the record's fields
   */
  record Formula(String formula) implements ValueSource {
    @Override
    public Object toJson() {
      return Map.of("formula", formula);
    }
  }

  /** Reads the JSON form; a {@code Refusal.Invalid} names what is wrong with it, and where. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ValueSource read(JsonNode json) {
    return new ConditionReader().valueSource(json, "");
  }

  /** The JSON form, as it is read. */
  @JsonValue
  @Nullable Object toJson();
}
