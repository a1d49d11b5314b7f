package dev.formwork.scenarios.mutants;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies of trees in which one place is different. */
final class Trees {

  private Trees() {}

  /**
   * A copy with something else in one place.
   *
   * @param pointer of an existing member or item
   * @param after what is there then; where absent, the place is left out
   */
  static JsonNode changed(JsonNode tree, String pointer, @Nullable JsonNode after) {
    JsonNode copy = tree.deepCopy();
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode parent = copy.at(place.head());
    JsonPointer last = place.last();
    if (parent instanceof ObjectNode object) {
      String key = last.getMatchingProperty();
      if (after == null) {
        object.remove(key);
      } else {
        object.set(key, after);
      }
      return copy;
    }
    if (parent instanceof ArrayNode array) {
      int index = last.getMatchingIndex();
      if (after == null) {
        array.remove(index);
      } else {
        array.set(index, after);
      }
      return copy;
    }
    throw new IllegalArgumentException("Expected something at " + pointer + ".");
  }
}
