package dev.formwork.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (2020-12) of what a client may send as a record's data: each field with its type
 * and limits. Conditions, uniqueness and rights are beyond a schema; the platform decides on them.
 */
public final class RecordSchema {

  private final Choices choices;

  private RecordSchema(Choices choices) {
    this.choices = choices;
  }

  public static Map<String, Object> of(Form form, Choices choices) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", form.key().value());
    schema.putAll(new RecordSchema(choices).object(form.fields()));
    return schema;
  }

  private Map<String, Object> object(Stream<Field> fields) {
    var typed = fields.filter(field -> !field.isComputed()).toList();
    var properties = new LinkedHashMap<String, Object>();
    typed.forEach(field -> properties.put(field.key().value(), property(field)));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    var required =
        typed.stream().filter(Field::required).map(field -> field.key().value()).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private Map<String, Object> property(Field field) {
    var property = new LinkedHashMap<String, Object>();
    property.put("title", field.title().in(java.util.Locale.ENGLISH));
    switch (field.type()) {
      case FieldType.Text text -> {
        property.put("type", orNull("string"));
        property.put("maxLength", text.maxLength());
        put(property, "pattern", text.pattern() == null ? null : "^(?:" + text.pattern() + ")$");
      }
      case FieldType.LongText text -> {
        property.put("type", orNull("string"));
        property.put("maxLength", text.maxLength());
      }
      case FieldType.Whole whole -> {
        property.put("type", orNull("integer"));
        put(property, "minimum", whole.min());
        put(property, "maximum", whole.max());
      }
      case FieldType.Decimal number -> {
        property.put("type", List.of("number", "string", "null"));
        put(property, "minimum", number.min());
        put(property, "maximum", number.max());
      }
      case FieldType.Money number -> {
        property.put("type", List.of("number", "string", "null"));
        put(property, "minimum", number.min());
        put(property, "maximum", number.max());
        property.put("description", "in " + number.currencyCode());
      }
      case FieldType.Day _ -> {
        property.put("type", orNull("string"));
        property.put("format", "date");
      }
      case FieldType.Moment _ -> {
        property.put("type", orNull("string"));
        property.put("format", "date-time");
      }
      case FieldType.Switch _ -> property.put("type", orNull("boolean"));
      case FieldType.Choice choice -> property.put("enum", keys(choice.options()));
      case FieldType.MultiChoice choice -> {
        property.put("type", orNull("array"));
        property.put("items", Map.of("enum", keys(choice.options())));
      }
      case FieldType.User _ -> {
        property.put("type", orNull("string"));
        property.put("description", "id of a person");
      }
      case FieldType.Relation relation -> {
        property.put("type", orNull("string"));
        property.put("description", "id of a record of " + relation.form());
      }
      case FieldType.Subtable subtable -> {
        property.put("type", orNull("array"));
        property.put("maxItems", subtable.maxRows());
        property.put("items", row(subtable));
      }
      case FieldType.Attachment attachment -> {
        property.put("type", orNull("array"));
        property.put("maxItems", attachment.maxFiles());
        property.put(
            "items",
            Map.of(
                "type", "object",
                "required", List.of("id"),
                "properties", Map.of("id", Map.of("type", "string"))));
      }
      case FieldType.Formula _, FieldType.Serial _ -> property.put("readOnly", true);
    }
    return property;
  }

  private Map<String, Object> row(FieldType.Subtable subtable) {
    Map<String, Object> row = object(subtable.fields().stream());
    if (row.get("properties") instanceof Map<?, ?> cells) {
      var named = new LinkedHashMap<String, Object>();
      named.put(
          FieldValues.ROW_ID,
          Map.of("type", "string", "description", "id of the row; keep it when changing a row"));
      cells.forEach((key, cell) -> named.put(String.valueOf(key), cell));
      row.put("properties", named);
    }
    return row;
  }

  private List<@Nullable String> keys(Options options) {
    Set<String> active =
        choices.of(options).stream()
            .map(Option::key)
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    var keys = new ArrayList<@Nullable String>(active);
    keys.add(null);
    return keys;
  }

  private static List<String> orNull(String type) {
    return List.of(type, "null");
  }

  private static void put(Map<String, Object> property, String key, @Nullable Object value) {
    if (value != null) {
      property.put(key, value);
    }
  }
}
