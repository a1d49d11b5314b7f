package dev.formwork.definitions;

import dev.formwork.kernel.LocalizedText;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** A localized text in JSON: one string for every language, or an object by language. */
final class LocalizedTextJson {

  private static final String EVERY_LANGUAGE = "*";

  private LocalizedTextJson() {}

  static final class Reader extends StdDeserializer<LocalizedText> {

    private static final TypeReference<Map<String, String>> BY_LANGUAGE = new TypeReference<>() {};

    Reader() {
      super(LocalizedText.class);
    }

    @Override
    public LocalizedText deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        return LocalizedText.of(parser.getString());
      }
      return new LocalizedText(
          context.readValue(parser, context.getTypeFactory().constructType(BY_LANGUAGE)));
    }

    @Override
    public Object getEmptyValue(DeserializationContext context) {
      return LocalizedText.EMPTY;
    }
  }

  static final class Writer extends StdSerializer<LocalizedText> {

    Writer() {
      super(LocalizedText.class);
    }

    @Override
    public void serialize(LocalizedText text, JsonGenerator json, SerializationContext context) {
      if (text.byLanguage().keySet().equals(Set.of(EVERY_LANGUAGE))) {
        json.writeString(text.in(Locale.ROOT));
      } else {
        context.writeValue(json, new TreeMap<>(text.byLanguage()));
      }
    }

    @Override
    public boolean isEmpty(SerializationContext context, LocalizedText text) {
      return text.isEmpty();
    }
  }
}
