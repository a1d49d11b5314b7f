package dev.formwork.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (2020-12) of what a client may send as a record's data: each field with its type
 * and limits. A text that is empty clears its field. Conditions, uniqueness, rights and the limits
 * of numbers written as text are beyond a schema; the platform decides on them.
 */
public final class RecordSchema {

  /** No control characters but tab; with line ends for texts of several lines. */
  private static final String LINE = "^[^\\u0000-\\u0008\\u000A-\\u001F\\u007F-\\u009F]*$";

  private static final String LINES =
      "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$";
  private static final int LONGEST_REFERENCE = 200;

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
        text(property, LINE, text.maxLength());
        put(property, "allOf", patterns(text));
      }
      case FieldType.LongText text -> text(property, LINES, text.maxLength());
      case FieldType.Whole whole -> {
        property.put("type", List.of("integer", "string", "null"));
        property.put("pattern", "^[+-]?[0-9]{1,19}$");
        property.put("minimum", whole.min() == null ? Long.MIN_VALUE : whole.min());
        property.put("maximum", whole.max() == null ? Long.MAX_VALUE : whole.max());
      }
      case FieldType.Decimal number ->
          number(property, number.digits(), number.min(), number.max());
      case FieldType.Money number -> {
        number(property, number.digits(), number.min(), number.max());
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
      case FieldType.Choice choice -> {
        var keys = new ArrayList<@Nullable String>(keys(choice.options()));
        keys.add("");
        keys.add(null);
        property.put("enum", keys);
      }
      case FieldType.MultiChoice choice -> {
        property.put("type", orNull("array"));
        property.put("items", Map.of("enum", keys(choice.options())));
      }
      case FieldType.User _ -> {
        text(property, LINE, LONGEST_REFERENCE);
        property.put("description", "id of a person");
      }
      case FieldType.Relation relation -> {
        text(property, LINE, LONGEST_REFERENCE);
        property.put("description", "id of a record of " + relation.form());
      }
      case FieldType.Subtable subtable -> {
        property.put("type", orNull("array"));
        property.put("maxItems", subtable.maxRows());
        property.put("items", row(subtable));
      }
      case FieldType.Attachment attachment -> files(property, attachment.maxFiles());
      case FieldType.Signature _ -> {
        files(property, 1);
        property.put("description", "a PNG picture that the caller has uploaded");
      }
      case FieldType.Computed _, FieldType.Serial _ -> property.put("readOnly", true);
    }
    return property;
  }

  private static void text(Map<String, Object> property, String characters, int maxLength) {
    property.put("type", orNull("string"));
    property.put("maxLength", maxLength);
    property.put("pattern", characters);
  }

  private static void files(Map<String, Object> property, int most) {
    property.put("type", orNull("array"));
    property.put("maxItems", most);
    property.put(
        "items",
        Map.of(
            "type", "object",
            "required", List.of("id"),
            "properties", Map.of("id", Map.of("type", "string"))));
  }

  private static @Nullable List<Map<String, String>> patterns(FieldType.Text text) {
    var patterns =
        Stream.of(text.pattern(), text.format() == null ? null : text.format().pattern())
            .filter(Objects::nonNull)
            .map(pattern -> Map.of("pattern", "^(?:" + pattern + ")?$"))
            .toList();
    return patterns.isEmpty() ? null : patterns;
  }

  private static void number(
      Map<String, Object> property,
      int digits,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max) {
    property.put("type", List.of("number", "string", "null"));
    property.put("pattern", "^[+-]?[0-9]{1,30}([.][0-9]{1,15})?$");
    property.put("multipleOf", BigDecimal.ONE.movePointLeft(digits));
    put(property, "minimum", min);
    put(property, "maximum", max);
  }

  /** A row as it may come back: with its id, and with computed cells, which are not read. */
  private Map<String, Object> row(FieldType.Subtable subtable) {
    Map<String, Object> row = object(subtable.fields().stream());
    if (row.get("properties") instanceof Map<?, ?> cells) {
      var named = new LinkedHashMap<String, Object>();
      named.put(
          FieldValues.ROW_ID,
          Map.of(
              "type",
              orNull("string"),
              "description",
              "id of the row; keep it when changing a row"));
      cells.forEach((key, cell) -> named.put(String.valueOf(key), cell));
      subtable.fields().stream()
          .filter(cell -> cell.type() instanceof FieldType.Computed)
          .forEach(cell -> named.put(cell.key().value(), property(cell)));
      row.put("properties", named);
    }
    return row;
  }

  private List<String> keys(Options options) {
    return choices.of(options).stream().map(Option::key).distinct().toList();
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
