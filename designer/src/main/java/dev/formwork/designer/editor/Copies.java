package dev.formwork.designer.editor;

import dev.formwork.editing.Blanks;
import dev.formwork.editing.Shape;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies that stand beside what they were copied from. */
final class Copies {

  private Copies() {}

  /** The same with a key of its own, where it has one. */
  static JsonNode of(JsonNode value, JsonNode siblings) {
    JsonNode copy = value.deepCopy();
    if (copy instanceof ObjectNode object && object.has("key")) {
      String key = object.path("key").asString("");
      Shape.Role role = key.contains("-") ? Shape.Role.KEY : Shape.Role.FIELD;
      object.put("key", Blanks.freeKey(role, key.replaceAll("[-]?[0-9]+$", ""), siblings));
    }
    return copy;
  }

  /** A section again, its fields with keys that no field of the form has. */
  static JsonNode ofSection(JsonNode section, JsonNode form) {
    var copy = (ObjectNode) of(section, form.path("sections"));
    List<JsonNode> fields = section.path("fields").valueStream().toList();
    copy.putArray("fields").addAll(ChosenFields.copies(form, fields));
    return copy;
  }
}
