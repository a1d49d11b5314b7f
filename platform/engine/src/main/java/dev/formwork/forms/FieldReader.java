package dev.formwork.forms;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ValueSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads a field from its flat form: what all fields have and what its type has side by side. */
final class FieldReader extends ValueDeserializer<Field> {

  @Override
  public Field deserialize(JsonParser parser, DeserializationContext context) {
    JsonNode tree = context.readTree(parser);
    Common common = context.readTreeAsValue(tree, Common.class);
    FieldType type = context.readTreeAsValue(tree, FieldType.class);
    return common.with(type);
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Common(
      FieldKey key,
      @Nullable LocalizedText title,
      @Nullable LocalizedText help,
      @Nullable LocalizedText placeholder,
      boolean required,
      @Nullable Condition requiredWhen,
      @Nullable Condition visibleWhen,
      boolean readOnly,
      @JsonProperty("default") @Nullable ValueSource defaultValue,
      boolean unique,
      boolean searchable,
      boolean sortable,
      boolean reportable,
      boolean wide,
      boolean nodeOnly) {

    Field with(FieldType type) {
      return new Field(
          key,
          orEmpty(title),
          orEmpty(help),
          orEmpty(placeholder),
          required,
          requiredWhen,
          visibleWhen,
          readOnly,
          defaultValue,
          unique,
          searchable,
          sortable,
          reportable,
          wide,
          nodeOnly,
          type);
    }

    private static LocalizedText orEmpty(@Nullable LocalizedText text) {
      return text == null ? LocalizedText.EMPTY : text;
    }
  }
}
