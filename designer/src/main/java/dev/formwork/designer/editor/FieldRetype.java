package dev.formwork.designer.editor;

import dev.formwork.editing.Conversion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A field gets another type: it makes room for one of that type, which means the same. */
final class FieldRetype {

  private static final int LONGEST_TEXT = 4000;
  private static final int SEVERAL_TITLES = 1000;

  /** What the new field does not take over: it may be none of its type, or is written anew. */
  private static final List<String> ITS_OWN = List.of("default", "filter", "unique");

  private FieldRetype() {}

  /** Whether values that records hold can be asked to come over, or at least stay readable. */
  static boolean isAbout(String type) {
    return !Removal.isWorkedOut(type);
  }

  /**
   * @param made what the field is as one of the other type
   * @param part what it is called then
   * @param oldOptions what the old field offers, if it is a choice
   * @param freshOptions what the new one offers
   */
  static Reshaping of(
      JsonNode old,
      JsonNode oldOptions,
      ObjectNode made,
      FieldSplit.Part part,
      JsonNode freshOptions,
      Conversion.Words words) {
    made.put("key", part.key()).set("title", part.title());
    made.remove(ITS_OWN);
    longEnough(old, made);
    Optional<String> formula = new Conversion(old, oldOptions, made, freshOptions, words).formula();
    return new Reshaping(
        List.of(old),
        List.of(made),
        formula.map(each -> Map.of(part.key(), each)).orElse(Map.of()),
        true);
  }

  /** Room for what the old field could hold, as far as the new one can have it. */
  private static void longEnough(JsonNode old, ObjectNode made) {
    if (!made.path("type").asString("").equals("text")) {
      return;
    }
    String type = old.path("type").asString("");
    if (type.equals("long-text")) {
      made.put("maxLength", Math.min(LONGEST_TEXT, old.path("maxLength").asInt(LONGEST_TEXT)));
    } else if (type.equals("multi-choice")) {
      made.put("maxLength", SEVERAL_TITLES);
    }
  }
}
