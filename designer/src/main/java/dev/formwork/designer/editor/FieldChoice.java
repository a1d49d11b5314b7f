package dev.formwork.designer.editor;

import dev.formwork.editing.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Which fields of a form are chosen together. They are known by their keys, so they stay chosen
 * when they move.
 */
final class FieldChoice {

  private final Supplier<JsonNode> form;
  private final Set<String> keys = new LinkedHashSet<>();
  private String anchor = "";

  FieldChoice(Supplier<JsonNode> form) {
    this.form = form;
  }

  /** One thing alone; a field is where a range begins from. */
  void only(Place place) {
    keys.clear();
    anchor = FormCanvas.isField(place) ? key(place) : "";
    if (!anchor.isEmpty()) {
      keys.add(anchor);
    }
  }

  /** These, and no others. */
  void only(List<Place> places) {
    only(places.isEmpty() ? Place.ROOT : places.getFirst());
    places.forEach(each -> keys.add(key(each)));
  }

  /** One more, or one less where it is chosen already. */
  void toggle(Place place) {
    anchor = key(place);
    if (!keys.remove(anchor)) {
      keys.add(anchor);
    }
  }

  /** All from where the choice began to here. */
  void reach(Place place) {
    List<String> all = ChosenFields.all(form.get()).stream().map(this::key).toList();
    int to = Math.max(0, all.indexOf(key(place)));
    int from = all.contains(anchor) ? all.indexOf(anchor) : to;
    keys.clear();
    keys.addAll(all.subList(Math.min(from, to), Math.max(from, to) + 1));
  }

  /** All fields of the section in which one stands. */
  void section(Place place) {
    only(
        ChosenFields.all(form.get()).stream()
            .filter(each -> each.parent().equals(place.parent()))
            .toList());
  }

  /** The chosen fields that are there, in the order of the form. */
  List<Place> places() {
    return ChosenFields.all(form.get()).stream().filter(each -> keys.contains(key(each))).toList();
  }

  boolean isSeveral() {
    return places().size() > 1;
  }

  boolean has(Place place) {
    return FormCanvas.isField(place) && keys.contains(key(place));
  }

  ChosenFields fields() {
    return new ChosenFields(form.get(), places());
  }

  private String key(Place place) {
    return form.get().at(place.pointer()).path("key").asString("");
  }
}
