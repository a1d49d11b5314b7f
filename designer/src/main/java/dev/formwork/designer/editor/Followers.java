package dev.formwork.designer.editor;

import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a definition follows by itself when fields become others: lists of what is shown name the
 * new ones instead, and whoever had a right to an old field has it to the new ones. Conditions,
 * formulas and whatever else means a value stays as it is.
 */
final class Followers {

  private static final Set<String> SHOWN = Set.of("columns", "summary", "facts");
  private static final List<String> RIGHTS =
      List.of("hidden", "masked", "read", "edit", "required");

  private final JsonNode tree;
  private final Reshaping reshaping;
  private final boolean isKept;
  private final List<Change> changes = new ArrayList<>();
  private final Set<Place> done = new LinkedHashSet<>();

  private Followers(JsonNode tree, Reshaping reshaping, boolean isKept) {
    this.tree = tree;
    this.reshaping = reshaping;
    this.isKept = isKept;
  }

  /** Whether what names an old field there can follow. */
  static boolean isOne(JsonNode tree, Place place) {
    return isShown(tree, place) || isRight(tree, place);
  }

  private static boolean isShown(JsonNode tree, Place place) {
    if (place.steps().size() < 2) {
      return false;
    }
    Place list = place.parent();
    boolean isPublic = list.pointer().equals("/public/fields");
    return tree.at(list.pointer()).isArray()
        && tree.at(place.pointer()).isString()
        && (isPublic || SHOWN.contains(list.last()));
  }

  private static boolean isRight(JsonNode tree, Place place) {
    if (place.steps().size() < 2 || !place.parent().last().equals("fields")) {
      return false;
    }
    JsonNode rights = tree.at(place.parent().pointer());
    return rights.isObject()
        && rights.valueStream().allMatch(each -> RIGHTS.contains(each.asString("")));
  }

  /**
   * @param places where old fields are named and can follow
   * @param isKept whether the old fields stay, retired; who could fill them can still read them
   */
  static List<Change> of(JsonNode tree, List<Place> places, Reshaping reshaping, boolean isKept) {
    var followers = new Followers(tree, reshaping, isKept);
    for (Place place : places) {
      if (followers.done.add(place.parent())) {
        if (isShown(tree, place)) {
          followers.show(place.parent());
        } else {
          followers.allow(place.parent());
        }
      }
    }
    return followers.changes;
  }

  private void show(Place list) {
    var shown = new LinkedHashSet<String>();
    for (JsonNode each : tree.at(list.pointer())) {
      if (reshaping.oldKeys().contains(each.asString(""))) {
        shown.addAll(reshaping.freshKeys());
      } else {
        shown.add(each.asString(""));
      }
    }
    var array = JsonNodeFactory.instance.arrayNode();
    shown.forEach(array::add);
    changes.add(new Put(list.pointer(), array));
  }

  /** What was asked for as a whole is asked for of the first part. */
  private void allow(Place rights) {
    var given = (ObjectNode) tree.at(rights.pointer());
    String right = strongest(given);
    for (int i = 0; i < reshaping.fresh().size(); i++) {
      boolean isAsked = right.equals("required") && i > 0;
      changes.add(put(rights, reshaping.freshKeys().get(i), isAsked ? "edit" : right));
    }
    for (String old : reshaping.oldKeys()) {
      String before = given.path(old).asString("");
      if (given.has(old) && !isKept) {
        changes.add(new Remove(rights.member(old).pointer()));
      } else if (Set.of("edit", "required").contains(before)) {
        changes.add(put(rights, old, "read"));
      }
    }
  }

  /** Hidden from somebody in one of them means hidden in what comes of them. */
  private String strongest(ObjectNode given) {
    List<String> there =
        reshaping.oldKeys().stream()
            .filter(given::has)
            .map(old -> given.path(old).asString(""))
            .toList();
    return RIGHTS.stream()
        .limit(2)
        .filter(there::contains)
        .findFirst()
        .orElseGet(
            () -> RIGHTS.reversed().stream().filter(there::contains).findFirst().orElse("read"));
  }

  private static Put put(Place rights, String field, String right) {
    return new Put(rights.member(field).pointer(), JsonNodeFactory.instance.stringNode(right));
  }
}
