package dev.formwork.designer.editor;

import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape.Member;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The place of one property, for the input that stands there.
 *
 * @param order the members around it, in the order in which they are written
 */
record Spot(Desk desk, Place place, Member member, List<String> order) {

  String label() {
    return Labels.member(member.name());
  }

  JsonNode value() {
    return desk.at(place);
  }

  boolean isThere() {
    return !value().isMissingNode();
  }

  /** Takes over what was typed or chosen here, with what follows from it. */
  void typed(JsonNode value, Change... following) {
    if (!value.equals(value())) {
      var changes = new ArrayList<Change>();
      changes.add(new Put(place.pointer(), value, order));
      changes.addAll(List.of(following));
      desk.type(changes.toArray(Change[]::new));
    }
  }

  /** Takes over a word; an empty one is none, unless something has to stand here. */
  void typed(String word) {
    if (word.isEmpty() && !member.required()) {
      gone();
    } else {
      typed(JsonNodeFactory.instance.stringNode(word));
    }
  }

  /** Nothing stands here any more; the input stays. */
  void gone() {
    if (isThere()) {
      desk.type(new Remove(place.pointer()));
    }
  }

  /** Something of another sort stands here now; everything is shown anew. */
  void put(JsonNode value) {
    desk.change(new Put(place.pointer(), value, order));
  }

  void remove() {
    if (isThere()) {
      desk.change(new Remove(place.pointer()));
    }
  }
}
