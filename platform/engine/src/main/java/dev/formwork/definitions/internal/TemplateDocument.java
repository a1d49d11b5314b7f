package dev.formwork.definitions.internal;

import java.time.Instant;
import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Fields that builders put on forms again and again.
 *
 * @param title by language
 * @param text YAML of a list of fields or of a section
 */
@Document("templates")
public record TemplateDocument(
    @Id String id, Map<String, String> title, String text, Instant at, String by) {

  public TemplateDocument {
    title = Map.copyOf(title);
  }
}
