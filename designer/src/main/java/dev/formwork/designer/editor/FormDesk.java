package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shapes;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A form: what can be put on it, the form itself, and the properties of what is chosen. */
final class FormDesk extends Surface {

  private static final String SCHEMA = "form.schema.json";

  private final transient Desk desk;
  private final DefinitionKey app;
  private final transient Refactoring refactoring;
  private final transient Runnable again;
  private final FormCanvas canvas;
  private final Aside properties = new Aside();
  private final transient OwnTemplates templates;
  private boolean isChoosingSeveral;

  FormDesk(
      Desk desk,
      DefinitionKey app,
      OwnTemplates templates,
      Refactoring refactoring,
      Runnable again) {
    this.templates = templates;
    this.desk = desk;
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
    properties.addClassNames("fw-card", "fw-properties");
    properties.getElement().setAttribute("aria-label", t("editor.properties"));
    var palette = new Palette(canvas::addField, canvas::addSection, templates, canvas::addTemplate);
    add(palette, canvas, properties);
    edited();
  }

  @Override
  void edited() {
    canvas.show();
    showProperties();
  }

  @Override
  void typed() {
    canvas.show();
    tellTroubles();
  }

  @Override
  void chosen(Place place) {
    canvas.choose(place);
    showProperties();
  }

  private void showProperties() {
    properties.removeAll();
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
        .ifPresent(shape -> properties.add(new PropertyPanel(desk, place, shape, elsewhere)));
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
              showProperties();
            });
    button.getElement().setAttribute("aria-pressed", String.valueOf(isChoosingSeveral));
    return button;
  }
}
