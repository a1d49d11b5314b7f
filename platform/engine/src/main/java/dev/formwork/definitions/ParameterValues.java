package dev.formwork.definitions;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What the administrator set for the parameters of an app, as it is stored: a JSON object. */
final class ParameterValues {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private ParameterValues() {}

  /** Typed; without those that the app no longer has, or has with another type. */
  static Map<String, Object> read(@Nullable String json, Manifest manifest) {
    Map<String, Object> stored = raw(json);
    var values = new LinkedHashMap<String, Object>();
    for (Manifest.Parameter parameter : manifest.parameters()) {
      Object value = stored.get(parameter.key().value());
      if (value != null && parameter.type().accepts(value)) {
        values.put(parameter.key().value(), parameter.type().typed(value));
      }
    }
    return values;
  }

  static Map<String, Object> raw(@Nullable String json) {
    return json == null ? Map.of() : Definitions.mapper().readValue(json, OBJECT);
  }

  static String write(Map<String, Object> values) {
    var texts = new LinkedHashMap<String, Object>();
    values.forEach(
        (key, value) -> texts.put(key, value instanceof LocalDate date ? date.toString() : value));
    return Definitions.mapper().writeValueAsString(texts);
  }
}
