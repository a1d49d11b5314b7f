package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.kernel.DefinitionKey;
import java.util.ArrayList;
import java.util.List;
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
        canvas.add(drawn.get(i).frame());
      }
      drawn.get(i).show(SECTIONS.item(i), sections.get(i), source);
    }
    while (drawn.size() > sections.size()) {
      canvas.remove(drawn.removeLast().frame());
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
      drawn.get(i).tellTroubles(field -> desk.isWrongWithin(fields.item(field)));
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
