package dev.formwork.definitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.formwork.kernel.FieldKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * The history of an app's parameters as it is stored: a JSON object of lists by key. A bare value
 * in place of a list, as it was stored once, has held since ever.
 */
final class ParameterValues {

  private static final TypeReference<Map<String, JsonNode>> OBJECT = new TypeReference<>() {};

  private ParameterValues() {}

  /** One change, without the key. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Entry(
      @Nullable Object value,
      @Nullable String from,
      @Nullable String by,
      @Nullable String at,
      @Nullable String note) {

    ParameterChange of(FieldKey key) {
      return new ParameterChange(
          key,
          value,
          from == null ? null : LocalDate.parse(from),
          by == null ? "" : by,
          at == null ? Instant.EPOCH : Instant.parse(at),
          note == null ? "" : note);
    }
  }

  static ParameterHistory read(@Nullable String json) {
    if (json == null) {
      return ParameterHistory.NONE;
    }
    var changes = new ArrayList<ParameterChange>();
    Definitions.mapper()
        .readValue(json, OBJECT)
        .forEach((name, stored) -> {
          FieldKey key = FieldKey.of(name);
          if (stored.isArray()) {
            stored.forEach(
                each -> changes.add(Definitions.mapper().treeToValue(each, Entry.class).of(key)));
          } else {
            Object value = Definitions.mapper().treeToValue(stored, Object.class);
            changes.add(new Entry(value, null, null, null, null).of(key));
          }
        });
    return new ParameterHistory(changes);
  }

  static String write(ParameterHistory history) {
    var byKey = new LinkedHashMap<String, List<Entry>>();
    for (ParameterChange change : history.changes()) {
      byKey
          .computeIfAbsent(change.key().value(), _ -> new ArrayList<>())
          .add(
              new Entry(
                  change.value() instanceof LocalDate date ? date.toString() : change.value(),
                  change.from() == null ? null : change.from().toString(),
                  change.by(),
                  change.at().toString(),
                  change.note()));
    }
    return Definitions.mapper().writeValueAsString(byKey);
  }
}
