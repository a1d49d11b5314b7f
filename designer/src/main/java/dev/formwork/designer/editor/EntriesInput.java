package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.editing.Blanks;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shape.Member;
import dev.formwork.workspace.parts.Button;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values under keys: fields that are set, rights of fields. */
final class EntriesInput extends Div {

  private final transient Spot spot;
  private final transient Shape.Entries entries;

  EntriesInput(Spot spot, Shape.Entries entries) {
    this.spot = spot;
    this.entries = entries;
    addClassName("fw-entries");
    spot.value().properties().forEach(each -> add(line(each.getKey())));
    add(
        Button.quiet(
                t("editor.add-item"),
                () ->
                    put(
                        Blanks.freeKey(Shape.Role.FIELD, "field", spot.value()),
                        Blanks.of(entries.value().get(), JsonNodeFactory.instance.arrayNode())))
            .withIcon("plus"));
  }

  private void put(String key, JsonNode value) {
    if (spot.isThere()) {
      spot.desk().change(new Put(spot.place().member(key).pointer(), value));
    } else {
      spot.put(JsonNodeFactory.instance.objectNode().set(key, value));
    }
  }

  private Component line(String key) {
    Place place = spot.place().member(key);
    Shape shape = entries.value().get();
    List<Named> offered =
        spot.desk().suggestions().of(spot.member().name(), entries.keys(), spot.place());
    Component name =
        PropertyInputs.offered(
            t("editor.entry-key", spot.label()), key, offered, typed -> rename(key, typed));
    var member = new Member(key, "", true, () -> shape);
    Component value =
        shape instanceof Shape.Value || shape instanceof Shape.Cell
            ? new ValueInput(
                new Spot(spot.desk(), place, member, List.of()),
                spot.desk().suggestions().field(spot.place(), key))
            : PropertyInputs.of(new Spot(spot.desk(), place, member, List.of()), shape);
    var remove =
        Button.picture(
            "x",
            t("editor.remove", key),
            () -> new Spot(spot.desk(), place, member, List.of()).remove());
    var line = new Div(name, value, remove);
    boolean isWide = PropertyInputs.isBox(shape) || spot.desk().at(place).has("formula");
    line.addClassName(isWide ? "fw-entry-box" : "fw-entry");
    var both = new Div(line, new PropertyPanel.Trouble(spot.desk(), place));
    both.addClassName("fw-entry-frame");
    return both;
  }

  /** The same value under another key, at the same place among the others. */
  private void rename(String from, String to) {
    String key = to.strip();
    if (key.isEmpty() || key.equals(from) || spot.value().has(key)) {
      return;
    }
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    spot.value()
        .properties()
        .forEach(
            each -> renamed.set(each.getKey().equals(from) ? key : each.getKey(), each.getValue()));
    spot.put(renamed);
  }
}
