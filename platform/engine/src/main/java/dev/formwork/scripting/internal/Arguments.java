package dev.formwork.scripting.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.scripting.Expression;
import dev.formwork.scripting.ScriptFailure;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Values on their way in. Only text, numbers and truth values cross the border; a list or map
 * crosses as JSON and is built anew inside, so that no Java object is ever in reach of a script.
 */
final class Arguments {

  /** A list or map, still to be read inside. */
  record Json(String text) {}

  private static final JsonFactory JSON = new JsonFactory();
  private static final double MOST_EXACT = 9007199254740991d;

  private Arguments() {}

  static List<@Nullable Object> of(Expression expression, Map<String, ?> values) {
    var arguments = new ArrayList<@Nullable Object>(expression.names().size());
    for (String name : expression.names()) {
      arguments.add(argument(name, values.get(name)));
    }
    return Collections.unmodifiableList(arguments);
  }

  private static @Nullable Object argument(String name, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth;
      case Integer small -> small;
      case Number number -> exact(name, number);
      case LocalDate date -> date.toString();
      case Instant instant -> instant.toString();
      case List<?> list -> json(name, list);
      case Map<?, ?> map -> json(name, map);
      default -> throw unreadable(name, value);
    };
  }

  private static Json json(String name, Object value) {
    var text = new StringWriter();
    try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      write(out, name, value);
    }
    return new Json(text.toString());
  }

  private static void write(JsonGenerator out, String name, @Nullable Object value) {
    switch (value) {
      case List<?> list -> {
        out.writeStartArray();
        list.forEach(item -> write(out, name, item));
        out.writeEndArray();
      }
      case Map<?, ?> map -> {
        out.writeStartObject();
        map.forEach((key, item) -> {
          out.writeName(String.valueOf(key));
          write(out, name, item);
        });
        out.writeEndObject();
      }
      case null, default -> writeScalar(out, argument(name, value));
    }
  }

  private static void writeScalar(JsonGenerator out, @Nullable Object value) {
    switch (value) {
      case null -> out.writeNull();
      case Boolean truth -> out.writeBoolean(truth);
      case Integer small -> out.writeNumber(small);
      case Double number -> out.writeNumber(number);
      default -> out.writeString(value.toString());
    }
  }

  /** The number as a double, if a double holds it exactly as people write it. */
  private static Double exact(String name, Number number) {
    double wide = number.doubleValue();
    boolean same =
        switch (number) {
          case Long _, Short _, Byte _, BigInteger _ -> Math.abs(wide) <= MOST_EXACT;
          case BigDecimal decimal ->
              Double.isFinite(wide) && BigDecimal.valueOf(wide).compareTo(decimal) == 0;
          default -> Double.isFinite(wide);
        };
    if (!same) {
      throw new ScriptFailure(Problem.error("script.precision", "").with("name", name));
    }
    return wide;
  }

  private static IllegalArgumentException unreadable(String name, Object value) {
    return new IllegalArgumentException(
        "Expected %s to be text, a number, a truth value, a date, a list or a map, but it is a %s."
            .formatted(name, value.getClass().getName()));
  }
}
