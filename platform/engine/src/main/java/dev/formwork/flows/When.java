package dev.formwork.flows;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A moment that is known once the flow gets there. The JSON form is told apart by the key that is
 * present: {@code {in: 4h}}, {@code {field: deliveryDate, shift: -3d, time: "09:00"}}.
 */
public sealed interface When {

  /** So long after the flow got there. */
  record After(Span in) implements When {
    @Override
    public Map<String, Object> toJson() {
      return Map.of("in", in.toString());
    }
  }

  /**
   * What a field of the record says, earlier or later by a span. It follows the field.
   *
   * @param time of the day, for a field that holds a date
   */
  record AtField(FieldKey field, Span shift, LocalTime time) implements When {
    @Override
    public Map<String, Object> toJson() {
      var json = new LinkedHashMap<String, Object>();
      json.put("field", field.value());
      json.put("shift", shift.toString());
      json.put("time", time.toString());
      return json;
    }
  }

  /** Reads the JSON form. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static When read(JsonNode json) {
    try {
      if (json.has("in")) {
        return new After(Span.parse(json.required("in").stringValue()));
      }
      if (json.has("field")) {
        return new AtField(
            FieldKey.of(json.required("field").stringValue()),
            Span.parse(json.path("shift").asString("0d")),
            LocalTime.parse(json.path("time").asString("00:00")));
      }
    } catch (IllegalArgumentException | DateTimeException notAMoment) {
      throw new Refusal.Invalid(Problem.error("flow.time.shape", ""));
    }
    throw new Refusal.Invalid(Problem.error("flow.time.shape", ""));
  }

  /** The JSON form, as it is read. */
  @JsonValue
  Map<String, Object> toJson();
}
