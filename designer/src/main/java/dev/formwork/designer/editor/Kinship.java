package dev.formwork.designer.editor;

import dev.formwork.editing.Blanks;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A thing becomes one of another kind. */
final class Kinship {

  private Kinship() {}

  /** It keeps what both kinds have, and gets what the new one has to have. */
  static Put become(Shape.Variants variants, String kind, Place place, JsonNode old) {
    Shape.Group group = variants.of(kind);
    ObjectNode made = Blanks.of(variants, kind, JsonNodeFactory.instance.arrayNode());
    old.properties()
        .forEach(each ->
            group
                .find(each.getKey())
                .filter(_ -> !each.getKey().equals(variants.discriminator()))
                .filter(member -> member.shape().get().takes(each.getValue()))
                .ifPresent(_ -> made.set(each.getKey(), each.getValue())));
    return new Put(place.pointer(), made);
  }
}
