package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.formwork.definitions.DraftStep;
import dev.formwork.editing.Change;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shapes;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A form: what can be put on it, the form itself, and the properties of what is chosen. */
final class FormDesk extends Workbench {

  private static final String SCHEMA = "form.schema.json";

  private final DefinitionKey app;
  private final transient Refactoring refactoring;
  private final transient Consumer<DraftStep> again;
  private final transient Clock clock;
  private final FormCanvas canvas;
  private final transient OwnTemplates templates;
  private boolean isChoosingSeveral;

  FormDesk(
      Desk desk,
      DefinitionKey app,
      OwnTemplates templates,
      Refactoring refactoring,
      Consumer<DraftStep> again,
      Clock clock) {
    super(desk);
    this.clock = clock;
    this.templates = templates;
    this.app = app;
    this.refactoring = refactoring;
    this.again = again;
    this.canvas =
        new FormCanvas(
            desk,
            app,
            templates,
            (places, remove) -> Removal.ask(refactoring, desk, app, places, remove));
    addClassName("fw-form-desk");
    var palette = new Palette(canvas::addField, canvas::addSection, templates, canvas::addTemplate);
    add(palette, canvas, properties);
    edited();
  }

  @Override
  void show() {
    canvas.show();
  }

  @Override
  void mark(Place place) {
    canvas.choose(place);
  }

  @Override
  void showProperties() {
    if (canvas.isSeveral()) {
      properties.add(
          new SharedPanel(
              desk,
              canvas,
              new SharedPanel.Acts(choosing(), keeping(canvas.several().list()), this::merge)));
      return;
    }
    Place place = shown(desk.selected());
    properties.add(head(place));
    Set<String> elsewhere =
        place.isRoot()
            ? Set.of("sections")
            : FormCanvas.isSection(place) ? Set.of("fields") : Set.of();
    Shapes.at(SCHEMA, desk.tree(), place)
        .ifPresent(shape ->
            properties.add(
                new PropertyPanel(
                    desk, place, shape, elsewhere, (made, atOnce) -> become(place, made, atOnce))));
  }

  /** The thing whose properties are shown: a field, a section or the whole form. */
  private static Place shown(Place selected) {
    int depth = selected.steps().size();
    if (depth >= 4 && selected.steps().getFirst().equals("sections")) {
      return new Place(selected.steps().subList(0, 4));
    }
    if (depth >= 2 && selected.steps().getFirst().equals("sections")) {
      return new Place(selected.steps().subList(0, 2));
    }
    return Place.ROOT;
  }

  private Component head(Place place) {
    String kind;
    String icon;
    if (FormCanvas.isField(place)) {
      String type = desk.at(place).path("type").asString("");
      kind = Labels.value(type);
      icon = FieldKinds.icon(type);
    } else {
      kind = t(place.isRoot() ? "editor.whole-form" : "editor.one-section");
      icon = place.isRoot() ? "file-text" : "columns-3";
    }
    var head = new Div(Icon.of(icon), new H2(kind));
    head.addClassName("fw-properties-head");
    if (!place.isRoot()) {
      var acts =
          new Div(
              Button.picture("arrow-up", t("editor.up"), () -> canvas.pressed("up", place)),
              Button.picture("arrow-down", t("editor.down"), () -> canvas.pressed("down", place)),
              Button.picture(
                  "copy", t("editor.duplicate"), () -> canvas.pressed("duplicate", place)),
              Button.picture(
                  "trash-2", t("editor.remove-item"), () -> canvas.pressed("delete", place)));
      acts.add(keeping(FormCanvas.isField(place) ? alone(place).list() : desk.at(place)));
      if (FieldSplit.TYPES.contains(desk.at(place).path("type").asString(""))) {
        acts.addComponentAsFirst(
            Button.picture("git-branch", t("reshape.split"), () -> split(place)));
      }
      if (FormCanvas.isField(place)) {
        String field = desk.at(place).path("key").asString("");
        acts.addComponentAsFirst(choosing());
        acts.addComponentAsFirst(
            Button.picture("link", t("usage.title", field), () -> desk.showUsages(field)));
        acts.addComponentAsFirst(
            Button.picture(
                "key",
                t("rename.title", field),
                () ->
                    new RenameSheet(new FieldRenaming(refactoring, desk, app, place, again))
                        .open()));
      }
      acts.addClassName("fw-properties-acts");
      head.add(acts);
    }
    return head;
  }

  private ChosenFields alone(Place field) {
    return new ChosenFields(desk.tree(), List.of(field));
  }

  private Button keeping(JsonNode content) {
    return Button.picture(
        "save",
        t("template.keep"),
        () -> new TemplateSheet(title -> templates.keep(title, content)).open());
  }

  /** Where records hold something in a field, another type means another field. */
  private void become(Place place, Change.Put made, Runnable atOnce) {
    JsonNode field = desk.at(place);
    String key = field.path("key").asString("");
    boolean isHeld =
        FormCanvas.isField(place)
            && FieldKey.isKey(key)
            && FieldRetype.isAbout(field.path("type").asString(""))
            && refactoring.holding(app, desk.name(), key) > 0;
    if (!isHeld) {
      atOnce.run();
      return;
    }
    showPropertiesAnew(); // with the type that it has until this is done
    reshape(
        t("retype.title", Labels.text(field.path("title"))),
        new RetypeInputs(desk, refactoring, app, place, made.value(), clock));
  }

  private void split(Place place) {
    String title = Labels.text(desk.at(place).path("title"));
    reshape(t("reshape.split-title", title), new SplitInputs(desk, place));
  }

  private void merge(ChosenFields fields) {
    reshape(t("reshape.merge-title", fields.places().size()), new MergeInputs(fields));
  }

  private void reshape(String title, ReshapeSheet.Inputs inputs) {
    new ReshapeSheet(title, inputs, refactoring, desk, app, again).open();
  }

  /** While it is pressed each click chooses one more field; fingers have no Ctrl key. */
  private Button choosing() {
    var button =
        Button.picture(
            "list-checks",
            t("editor.choose-several"),
            () -> {
              isChoosingSeveral = !isChoosingSeveral;
              canvas.chooseSeveral(isChoosingSeveral);
              showPropertiesAnew();
            });
    button.getElement().setAttribute("aria-pressed", String.valueOf(isChoosingSeveral));
    return button;
  }
}
