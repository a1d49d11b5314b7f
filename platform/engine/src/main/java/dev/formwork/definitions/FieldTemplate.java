package dev.formwork.definitions;

import dev.formwork.kernel.LocalizedText;
import tools.jackson.databind.JsonNode;

/**
 * Fields, or a section of them, that builders put on forms again and again.
 *
 * @param content a list of fields, or one section, as forms have them
 */
public record FieldTemplate(String id, LocalizedText title, JsonNode content) {

  public boolean isSection() {
    return content.isObject();
  }
}
