package dev.formwork.editing;

import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What changes mean for the tree of a definition, whatever its text looks like. */
final class Trees {

  private Trees() {}

  /** The tree after the change; the given one stays as it is. */
  static JsonNode apply(JsonNode tree, Change change) {
    JsonNode copy = tree.deepCopy();
    switch (change) {
      case Put(var pointer, var value, _) -> {
        Place place = Place.of(pointer);
        if (place.isRoot()) {
          return value;
        }
        put(parent(copy, place), place, value);
      }
      case Insert(var pointer, var value) -> insert(copy, Place.of(pointer), value);
      case Remove(var pointer) -> remove(copy, Place.of(pointer));
      case Move(var pointer, var to) -> insert(copy, Place.of(to), remove(copy, Place.of(pointer)));
    }
    return copy;
  }

  /** Where a member with this key goes among others: before the first that comes later. */
  static int position(Iterable<String> present, String key, List<String> order) {
    int own = order.indexOf(key);
    int position = 0;
    for (String other : present) {
      int rank = order.indexOf(other);
      if (own >= 0 && rank > own) {
        return position;
      }
      position++;
    }
    return position;
  }

  private static void put(JsonNode parent, Place place, JsonNode value) {
    switch (parent) {
      case ObjectNode object -> object.set(place.last(), value);
      case ArrayNode array -> array.set(place.index(), value);
      default -> throw nothing(place);
    }
  }

  private static void insert(JsonNode tree, Place place, JsonNode value) {
    if (!(parent(tree, place) instanceof ArrayNode array) || place.index() > array.size()) {
      throw nothing(place);
    }
    array.insert(place.index(), value);
  }

  private static JsonNode remove(JsonNode tree, Place place) {
    JsonNode removed =
        switch (parent(tree, place)) {
          case ObjectNode object -> object.remove(place.last());
          case ArrayNode array -> array.remove(place.index());
          default -> throw nothing(place);
        };
    if (removed == null) {
      throw nothing(place);
    }
    return removed;
  }

  private static JsonNode parent(JsonNode tree, Place place) {
    JsonNode parent = tree.at(place.parent().pointer());
    if (parent.isMissingNode()) {
      throw nothing(place);
    }
    return parent;
  }

  static IllegalArgumentException nothing(Place place) {
    return new IllegalArgumentException("Expected something at " + place.pointer());
  }
}
