package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fields of a form that are treated as one: what it takes to move, copy or remove all of them.
 *
 * @param places where they stand, in the order of the form
 */
record ChosenFields(JsonNode form, List<Place> places) {

  private static final Place SECTIONS = Place.of("/sections");

  ChosenFields {
    places = List.copyOf(places);
  }

  /**
   * Changes to be made in this order.
   *
   * @param places where the fields stand afterwards
   */
  record Arranged(List<Change> changes, List<Place> places) {
    Arranged {
      changes = List.copyOf(changes);
      places = List.copyOf(places);
    }
  }

  /** The places of all fields of a form, section by section. */
  static List<Place> all(JsonNode form) {
    return layout(form).stream().flatMap(List::stream).toList();
  }

  private static List<List<Place>> layout(JsonNode form) {
    var sections = new ArrayList<List<Place>>();
    for (int i = 0; i < form.path("sections").size(); i++) {
      var fields = new ArrayList<Place>();
      for (int j = 0; j < form.path("sections").get(i).path("fields").size(); j++) {
        fields.add(list(i).item(j));
      }
      sections.add(fields);
    }
    return sections;
  }

  private static Place list(int section) {
    return SECTIONS.item(section).member("fields");
  }

  private static int section(Place place) {
    return Integer.parseInt(place.steps().get(1));
  }

  List<JsonNode> values() {
    return places.stream().map(place -> form.at(place.pointer())).toList();
  }

  /** The fields as a list that can be put on a form. */
  JsonNode list() {
    return JsonNodeFactory.instance.arrayNode().addAll(values());
  }

  /** What they are called, in the language of the screen. */
  String titles() {
    return values().stream()
        .map(field -> Labels.text(field.path("title")))
        .collect(Collectors.joining(t("editor.and")));
  }

  // ---- moving ----

  /**
   * They go side by side before an item of a list.
   *
   * @param index counted as the list is now; its size for the end
   */
  Arranged before(Place list, int index) {
    List<List<Place>> now = layout(form);
    List<Place> target = now.get(section(list));
    Optional<Place> next =
        target.stream().skip(index).filter(each -> !places.contains(each)).findFirst();
    var changes = new ArrayList<Change>();
    for (Place each : places) {
      Place from = whereIs(each, now);
      now.get(section(from)).remove(from.index());
      int at = next.map(target::indexOf).orElse(target.size());
      target.add(at, each);
      if (!list.item(at).equals(from)) {
        changes.add(new Move(from.pointer(), list.item(at).pointer()));
      }
    }
    return new Arranged(changes, places.stream().map(each -> whereIs(each, now)).toList());
  }

  private static Place whereIs(Place field, List<List<Place>> now) {
    for (int i = 0; i < now.size(); i++) {
      int at = now.get(i).indexOf(field);
      if (at >= 0) {
        return list(i).item(at);
      }
    }
    throw new IllegalArgumentException("Expected a field at " + field.pointer());
  }

  /** They go one place up or down together, from the edge of a section into the one beside it. */
  Arranged step(int by) {
    Place edge = by < 0 ? places.getFirst() : places.getLast();
    int to = edge.index() + by;
    List<List<Place>> now = layout(form);
    if (to >= 0 && to < now.get(section(edge)).size()) {
      return before(edge.parent(), by < 0 ? to : to + 1);
    }
    int beside = section(edge) + by;
    return beside < 0 || beside >= now.size()
        ? new Arranged(List.of(), places)
        : before(list(beside), by < 0 ? now.get(beside).size() : 0);
  }

  /** They go to the end of a section. */
  Arranged into(int section) {
    return before(list(section), layout(form).get(section).size());
  }

  // ---- copies ----

  /** Copies of them come behind the last one. */
  Arranged doubled() {
    Place last = places.getLast();
    return pasted(form, last.parent(), last.index() + 1, values());
  }

  /** Fields from elsewhere come into a list, each with a key that is free. */
  static Arranged pasted(JsonNode form, Place list, int index, List<JsonNode> fields) {
    var changes = new ArrayList<Change>();
    var there = new ArrayList<Place>();
    for (JsonNode copy : copies(form, fields)) {
      Place place = list.item(index + there.size());
      changes.add(new Insert(place.pointer(), copy));
      there.add(place);
    }
    return new Arranged(changes, there);
  }

  /** The same fields with keys that no field of the form has, and none of them shares. */
  static List<JsonNode> copies(JsonNode form, List<JsonNode> fields) {
    var grown = (ObjectNode) form.deepCopy();
    var copies = new ArrayList<JsonNode>();
    for (JsonNode field : fields) {
      JsonNode copy = NewField.copy(field, grown);
      grown.withArray("sections").addObject().putArray("fields").add(copy);
      copies.add(copy);
    }
    return copies;
  }

  // ---- going ----

  Arranged removed() {
    return new Arranged(
        places.reversed().stream().<Change>map(each -> new Remove(each.pointer())).toList(),
        List.of());
  }
}
