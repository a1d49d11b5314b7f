package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.forms.Field;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.form.FieldSample;
import dev.formwork.workspace.parts.Icon;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A form as people will see it, to be arranged: sections and fields with places to drop. */
final class FormCanvas extends Div {

  private static final Place SECTIONS = Place.of("/sections");

  private final transient Desk desk;
  private final DefinitionKey app;
  private final Canvas canvas = new Canvas();
  private final transient BiConsumer<Place, Runnable> leaving;
  private final transient List<DrawnSection> drawn = new ArrayList<>();

  /**
   * @param leaving asks about what is to be removed, and runs the removal
   */
  FormCanvas(Desk desk, DefinitionKey app, BiConsumer<Place, Runnable> leaving) {
    this.desk = desk;
    this.app = app;
    this.leaving = leaving;
    addClassNames("fw-card", "fw-form-canvas");
    canvas.onChosen(chosen -> desk.select(Place.of(chosen.place())));
    canvas.onDropped(this::dropped);
    canvas.onKey(key -> pressed(key.key(), Place.of(key.place())));
    add(canvas);
  }

  /** Shows what is there now; what is as it was stays on screen, wherever it stands. */
  void show() {
    canvas.getElement().setAttribute("data-list", SECTIONS.pointer());
    canvas.getElement().setAttribute("data-takes", "section");
    canvas.addClassName("fw-form");
    JsonNode sections = desk.at(SECTIONS);
    var source = new DraftForm(app, desk.suggestions());
    for (int i = 0; i < sections.size(); i++) {
      if (i >= drawn.size()) {
        drawn.add(new DrawnSection());
        canvas.add(drawn.get(i).frame);
      }
      drawn.get(i).show(SECTIONS.item(i), sections.get(i), source);
    }
    while (drawn.size() > sections.size()) {
      canvas.remove(drawn.removeLast().frame);
    }
    tellTroubles();
    choose(desk.selected());
  }

  /** Marks the fields at which something is wrong. */
  private void tellTroubles() {
    for (int i = 0; i < drawn.size(); i++) {
      Place fields = SECTIONS.item(i).member("fields");
      List<DrawnField> own = drawn.get(i).fields;
      for (int j = 0; j < own.size(); j++) {
        String isWrong = Boolean.toString(desk.isWrongWithin(fields.item(j)));
        if (!isWrong.equals(own.get(j).frame.getElement().getAttribute("data-wrong"))) {
          own.get(j).frame.getElement().setAttribute("data-wrong", isWrong);
        }
      }
    }
  }

  void choose(Place place) {
    canvas.choose(place.pointer());
  }

  /** A field as it was drawn. */
  private record DrawnField(JsonNode field, Component frame) {}

  /** A section on screen. */
  private final class DrawnSection {

    private final Div head = new Div();
    private final Div grid = new Div();
    private final Div frame = new Div(head, grid);
    private final Paragraph hint = new Paragraph(t("editor.section-empty"));
    private List<DrawnField> fields = List.of();
    private @Nullable JsonNode shown;

    DrawnSection() {
      head.addClassName("fw-canvas-head");
      grid.addClassNames("fw-form-fields", "fw-canvas-fields");
      grid.getElement().setAttribute("data-takes", "field");
      hint.addClassNames("fw-quiet", "fw-canvas-hint");
      frame.addClassNames("fw-form-section", "fw-canvas-item", "fw-canvas-section");
    }

    void show(Place place, JsonNode section, DraftForm source) {
      if (section.equals(shown)) {
        return; // sections keep their places, what they hold moves
      }
      shown = section;
      head.removeAll();
      head.add(new H2(Labels.text(section.path("title"))));
      marks(section).forEach(head::add);
      tell(frame, "section", Labels.text(section.path("title")));
      frame.getElement().setAttribute("data-item", place.pointer());
      Place list = place.member("fields");
      grid.getElement().setAttribute("data-list", list.pointer());
      arrange(list, section.path("fields"), source);
    }

    private void arrange(Place list, JsonNode own, DraftForm source) {
      var before = new HashMap<JsonNode, Deque<DrawnField>>();
      fields.forEach(
          each -> before.computeIfAbsent(each.field(), _ -> new ArrayDeque<>()).add(each));
      var now = new ArrayList<DrawnField>();
      for (JsonNode json : own) {
        DrawnField known = Optional.ofNullable(before.get(json)).map(Deque::poll).orElse(null);
        now.add(known == null ? new DrawnField(json, field(json, source)) : known);
      }
      before.values().forEach(gone -> gone.forEach(each -> grid.remove(each.frame())));
      put(now);
      for (int i = 0; i < now.size(); i++) {
        now.get(i).frame().getElement().setAttribute("data-item", list.item(i).pointer());
      }
      fields = now;
      if (now.isEmpty()) {
        grid.add(hint);
      } else {
        hint.removeFromParent();
      }
    }

    /** Puts the fields in their order; those that come after each other as before stay put. */
    private void put(List<DrawnField> now) {
      var order = new ArrayList<>(grid.getChildren().filter(each -> !each.equals(hint)).toList());
      for (int i = 0; i < now.size(); i++) {
        Component wanted = now.get(i).frame();
        if (i < order.size() && order.get(i).equals(wanted)) {
          continue;
        }
        if (i + 1 < order.size() && order.get(i + 1).equals(wanted)) {
          grid.remove(order.remove(i)); // further down it is put back
        } else {
          order.remove(wanted);
          order.add(i, wanted);
          grid.addComponentAtIndex(i, wanted);
        }
      }
    }
  }

  private Component field(JsonNode json, DraftForm source) {
    Optional<Field> field = DraftForm.read(json);
    var frame = new Div();
    if (field.isPresent()) {
      var sample = new FieldSample(field.get(), source);
      if (sample.hasClassName("fw-field-wide")) {
        frame.addClassName("fw-field-wide");
      }
      frame.add(sample);
    } else {
      var unfinished = new Div(new Span(Labels.text(json.path("title"))));
      unfinished.addClassName("fw-canvas-unfinished");
      unfinished.add(
          Icon.of(FieldKinds.icon(json.path("type").asString(""))),
          new Span(t("editor.unfinished")));
      frame.add(unfinished);
    }
    var marks = new Div();
    marks.addClassName("fw-canvas-marks");
    marks(json).forEach(marks::add);
    frame.add(marks);
    frame.addClassName("fw-canvas-item");
    tell(frame, "field", Labels.text(json.path("title")));
    return frame;
  }

  /** Makes it a thing that can be chosen and moved; its place it is told where it is put. */
  private static void tell(Div frame, String what, String title) {
    frame
        .getElement()
        .setAttribute("data-what", what)
        .setAttribute("draggable", "true")
        .setAttribute("tabindex", "0")
        .setAttribute("role", "group")
        .setAttribute("aria-label", t("editor." + what, title));
  }

  /** What one should know about it at a glance, though people who fill it in don't see it. */
  private static List<Component> marks(JsonNode json) {
    var marks = new ArrayList<Component>();
    mark(marks, json.has("visibleWhen"), "eye", "visibleWhen");
    mark(marks, json.has("requiredWhen"), "circle-alert", "requiredWhen");
    mark(marks, json.path("readOnly").asBoolean(false), "lock", "readOnly");
    mark(marks, json.path("nodeOnly").asBoolean(false), "shield", "nodeOnly");
    mark(marks, json.has("default"), "pencil", "default");
    mark(marks, json.path("unique").asBoolean(false), "key", "unique");
    return marks;
  }

  private static void mark(List<Component> marks, boolean isSet, String icon, String member) {
    if (isSet) {
      var mark = new Span(Icon.of(icon));
      mark.addClassName("fw-canvas-mark");
      mark.getElement().setAttribute("title", Labels.member(member));
      marks.add(mark);
    }
  }

  // ---- acts ----

  /** Adds a field behind the chosen one, or at the end of the chosen or the last section. */
  void addField(String type) {
    Place chosen = desk.selected();
    JsonNode sections = desk.at(SECTIONS);
    if (isField(chosen)) {
      insert(type, chosen.parent().item(chosen.index() + 1));
    } else if (isSection(chosen)) {
      insert(type, end(chosen.member("fields")));
    } else if (!sections.isEmpty()) {
      insert(type, end(SECTIONS.item(sections.size() - 1).member("fields")));
    }
  }

  void addSection() {
    Place chosen = desk.selected();
    int after =
        chosen.steps().size() > 1
            ? Integer.parseInt(chosen.steps().get(1)) + 1
            : desk.at(SECTIONS).size();
    insertSection(SECTIONS.item(after));
  }

  private void insertSection(Place place) {
    desk.change(place, new Insert(place.pointer(), NewField.section(desk.tree())));
  }

  private Place end(Place list) {
    return list.item(desk.at(list).size());
  }

  private void insert(String type, Place place) {
    Shape.Variants fields =
        (Shape.Variants)
            Shapes.at("form.schema.json", desk.tree(), Place.of("/sections/0/fields/0"))
                .orElseThrow();
    JsonNode field = NewField.of(fields, type, desk.tree());
    desk.young().add(field.path("key").asString(""));
    desk.change(place, new Insert(place.pointer(), field));
  }

  private void dropped(Canvas.Dropped dropped) {
    Place list = Place.of(dropped.list());
    if (dropped.from().isEmpty()) {
      if (dropped.kind().equals("section")) {
        insertSection(list.item(dropped.index()));
      } else {
        insert(dropped.kind(), list.item(dropped.index()));
      }
      return;
    }
    move(Place.of(dropped.from()), list, dropped.index());
  }

  private void move(Place from, Place list, int index) {
    boolean isBefore = from.parent().equals(list) && from.index() < index;
    Place to = list.item(isBefore ? index - 1 : index);
    if (!to.equals(from)) {
      desk.change(to, new Move(from.pointer(), to.pointer()));
    }
  }

  void pressed(String key, Place place) {
    switch (key) {
      case "up" -> step(place, -1);
      case "down" -> step(place, 1);
      case "delete" -> leaving.accept(place, () -> remove(place));
      case "duplicate" -> duplicate(place);
      case "copy" -> Clipboard.put(desk.at(place));
      case "cut" -> {
        Clipboard.put(desk.at(place));
        remove(place);
      }
      case "paste" -> paste(place);
      default -> {}
    }
  }

  private void step(Place place, int by) {
    int to = place.index() + by;
    Place list = place.parent();
    if (to >= 0 && to < desk.at(list).size()) {
      desk.change(list.item(to), new Move(place.pointer(), list.item(to).pointer()));
    } else if (isField(place)) {
      stepAcross(place, by);
    }
  }

  /** From the edge of a section into the one beside it. */
  private void stepAcross(Place place, int by) {
    int section = Integer.parseInt(place.steps().get(1)) + by;
    if (section >= 0 && section < desk.at(SECTIONS).size()) {
      Place list = SECTIONS.item(section).member("fields");
      Place to = by > 0 ? list.item(0) : end(list);
      desk.change(to, new Move(place.pointer(), to.pointer()));
    }
  }

  void remove(Place place) {
    boolean isLastSection = isSection(place) && desk.at(SECTIONS).size() == 1;
    if (!isLastSection) {
      desk.change(Place.ROOT, new Remove(place.pointer()));
    }
  }

  void duplicate(Place place) {
    JsonNode value = desk.at(place);
    Place next = place.parent().item(place.index() + 1);
    JsonNode copy = isField(place) ? NewField.copy(value, desk.tree()) : sectionCopy(value);
    desk.change(next, new Insert(next.pointer(), copy));
  }

  /** A section again, its fields with keys of their own. */
  private JsonNode sectionCopy(JsonNode section) {
    var copy = (ObjectNode) Copies.of(section, desk.at(SECTIONS));
    var fields = JsonNodeFactory.instance.arrayNode();
    var form = (ObjectNode) desk.tree().deepCopy();
    for (JsonNode field : section.path("fields")) {
      JsonNode own = NewField.copy(field, form);
      fields.add(own);
      form.withArray("sections").addObject().putArray("fields").add(own);
    }
    copy.set("fields", fields);
    return copy;
  }

  /** What was copied, here or on another form, behind what is chosen. */
  private void paste(Place place) {
    JsonNode copied = Clipboard.get();
    boolean isFieldCopied = copied.has("type");
    Change change;
    Place to;
    if (copied.isMissingNode()) {
      return;
    } else if (isFieldCopied) {
      to = isField(place) ? place.parent().item(place.index() + 1) : end(place.member("fields"));
      change = new Insert(to.pointer(), NewField.copy(copied, desk.tree()));
    } else {
      to = SECTIONS.item(Integer.parseInt(place.steps().get(1)) + 1);
      change = new Insert(to.pointer(), sectionCopy(copied));
    }
    desk.change(to, change);
  }

  static boolean isField(Place place) {
    return place.steps().size() == 4 && place.steps().get(2).equals("fields");
  }

  static boolean isSection(Place place) {
    return place.steps().size() == 2 && place.steps().getFirst().equals("sections");
  }
}
