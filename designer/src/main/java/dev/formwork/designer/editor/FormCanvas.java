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

/** A form as people will see it, to be arranged: sections and fields with places to drop. */
final class FormCanvas extends Div {

  private static final Place SECTIONS = Place.of("/sections");

  private final transient Desk desk;
  private final DefinitionKey app;
  private final Canvas canvas = new Canvas();
  private final transient BiConsumer<List<Place>, Runnable> leaving;
  private final transient FieldChoice choice;
  private final transient OwnTemplates templates;
  private final Span told = new Span();
  private final transient List<DrawnSection> drawn = new ArrayList<>();
  private transient @Nullable List<Place> arranged;

  /**
   * @param leaving asks about what is to be removed, and runs the removal
   */
  FormCanvas(
      Desk desk,
      DefinitionKey app,
      OwnTemplates templates,
      BiConsumer<List<Place>, Runnable> leaving) {
    this.templates = templates;
    this.desk = desk;
    this.app = app;
    this.leaving = leaving;
    this.choice = new FieldChoice(desk::tree);
    addClassNames("fw-card", "fw-form-canvas");
    canvas.onChosen(chosen -> choose(chosen.how(), Place.of(chosen.place())));
    canvas.onDropped(this::dropped);
    canvas.onKey(key -> pressed(key.key(), Place.of(key.place())));
    canvas.chooseSeveral(false);
    told.addClassName("fw-unseen");
    told.getElement().setAttribute("aria-live", "polite");
    add(canvas, told);
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
    if (arranged == null) {
      choose(desk.selected());
    } else {
      choice.only(arranged);
      arranged = null;
      mark(desk.selected());
    }
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

  // ---- choosing ----

  /** Something was chosen on the desk; several stay chosen where it is one of them. */
  void choose(Place place) {
    if (!choice.has(place)) {
      choice.only(place);
    }
    mark(place);
  }

  private void mark(Place place) {
    if (!choice.isSeveral()) {
      choice.only(place); // its key may have followed its title
    }
    List<Place> several = choice.isSeveral() ? choice.places() : List.of(place);
    canvas.choose(place.pointer(), several.stream().map(Place::pointer).toList());
    told.setText(
        several.size() > 1
            ? t("editor.several-told", several.size(), choice.fields().titles())
            : "");
  }

  private void choose(String how, Place place) {
    if (how.isEmpty() || !isField(place)) {
      choice.only(place);
    } else {
      switch (how) {
        case "toggle" -> choice.toggle(place);
        case "reach" -> choice.reach(place);
        default -> choice.section(place);
      }
    }
    List<Place> all = choice.places();
    desk.select(choice.has(place) || all.isEmpty() ? place : all.getLast());
  }

  /** The fields that are chosen together. */
  ChosenFields several() {
    return choice.fields();
  }

  boolean isSeveral() {
    return choice.isSeveral();
  }

  /** From now on each click chooses one more, or one less. */
  void chooseSeveral(boolean always) {
    canvas.chooseSeveral(always);
  }

  /** Makes the changes; the fields stay chosen. */
  void arrange(ChosenFields.Arranged next) {
    if (!next.changes().isEmpty()) {
      arranged = next.places();
      Place last = next.places().isEmpty() ? Place.ROOT : next.places().getLast();
      desk.change(last, next.changes().toArray(Change[]::new));
    }
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
      if (dropped.kind().startsWith(OwnTemplates.PREFIX)) {
        put(templates.content(dropped.kind()), list.item(dropped.index()));
      } else if (dropped.kind().equals("section")) {
        insertSection(list.item(dropped.index()));
      } else {
        insert(dropped.kind(), list.item(dropped.index()));
      }
      return;
    }
    Place from = Place.of(dropped.from());
    if (isField(from)) {
      arrange(around(from).before(list, dropped.index()));
    } else {
      move(from, from.index() < dropped.index() ? dropped.index() - 1 : dropped.index());
    }
  }

  /** A section goes to another place among the sections. */
  private void move(Place section, int to) {
    boolean isThere = to >= 0 && to < desk.at(SECTIONS).size();
    if (isThere && to != section.index()) {
      desk.change(SECTIONS.item(to), new Move(section.pointer(), SECTIONS.item(to).pointer()));
    }
  }

  void pressed(String key, Place place) {
    if (isField(place)) {
      pressed(key, around(place));
    } else if (isSection(place)) {
      pressedOnSection(key, place);
    }
  }

  /** The chosen fields where this is one of them, else the field alone. */
  private ChosenFields around(Place field) {
    return choice.has(field) ? choice.fields() : new ChosenFields(desk.tree(), List.of(field));
  }

  private void pressed(String key, ChosenFields fields) {
    switch (key) {
      case "up" -> arrange(fields.step(-1));
      case "down" -> arrange(fields.step(1));
      case "delete" -> leaving.accept(fields.places(), () -> arrange(fields.removed()));
      case "duplicate" -> arrange(fields.doubled());
      case "copy" -> Clipboard.put(fields.values());
      case "cut" -> {
        Clipboard.put(fields.values());
        arrange(fields.removed());
      }
      case "paste" -> paste(fields.places().getLast());
      default -> {}
    }
  }

  private void pressedOnSection(String key, Place section) {
    switch (key) {
      case "up" -> move(section, section.index() - 1);
      case "down" -> move(section, section.index() + 1);
      case "delete" -> leaving.accept(List.of(section), () -> remove(section));
      case "duplicate" -> put(desk.at(section), behindSection(section));
      case "copy" -> Clipboard.put(desk.at(section));
      case "cut" -> {
        Clipboard.put(desk.at(section));
        remove(section);
      }
      case "paste" -> paste(section);
      default -> {}
    }
  }

  private void remove(Place section) {
    if (desk.at(SECTIONS).size() > 1) {
      desk.change(Place.ROOT, new Remove(section.pointer()));
    }
  }

  /** What was copied, here or on another form, behind what is chosen. */
  private void paste(Place place) {
    JsonNode copied = Clipboard.get();
    put(copied, copied.isArray() ? behindField(place) : behindSection(place));
  }

  /** Fields or a section that were kept as a template, behind what is chosen. */
  void addTemplate(String id) {
    JsonNode content = templates.content(OwnTemplates.PREFIX + id);
    Place chosen = desk.selected();
    Place last = SECTIONS.item(desk.at(SECTIONS).size() - 1);
    Place near = isField(chosen) || isSection(chosen) ? chosen : last;
    put(content, content.isArray() ? behindField(near) : behindSection(near));
  }

  private void put(JsonNode content, Place to) {
    if (content.isArray()) {
      List<JsonNode> fields = content.valueStream().toList();
      arrange(ChosenFields.pasted(desk.tree(), to.parent(), to.index(), fields));
    } else if (content.isObject()) {
      desk.change(to, new Insert(to.pointer(), Copies.ofSection(content, desk.tree())));
    }
  }

  private Place behindField(Place place) {
    return isField(place) ? place.parent().item(place.index() + 1) : end(place.member("fields"));
  }

  private static Place behindSection(Place place) {
    return SECTIONS.item(Integer.parseInt(place.steps().get(1)) + 1);
  }

  static boolean isField(Place place) {
    return place.steps().size() == 4 && place.steps().get(2).equals("fields");
  }

  static boolean isSection(Place place) {
    return place.steps().size() == 2 && place.steps().getFirst().equals("sections");
  }
}
