package dev.formwork.records.internal;

import dev.formwork.kernel.LocalizedText;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Small values as documents hold them, and back. */
final class Bson {

  private Bson() {}

  static Document text(LocalizedText text) {
    return new Document(Map.<String, Object>copyOf(text.byLanguage()));
  }

  static LocalizedText text(@Nullable Document document) {
    return new LocalizedText(texts(document));
  }

  static Map<String, String> texts(@Nullable Document document) {
    var texts = new LinkedHashMap<String, String>();
    if (document != null) {
      document.forEach((key, value) -> texts.put(key, String.valueOf(value)));
    }
    return texts;
  }

  static List<Document> list(Document document, String key) {
    return document.getList(key, Document.class, List.of());
  }

  static @Nullable Instant instant(Document document, String key) {
    Date date = document.getDate(key);
    return date == null ? null : date.toInstant();
  }
}
