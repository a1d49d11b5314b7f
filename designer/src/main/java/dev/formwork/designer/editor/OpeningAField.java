package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.editing.Change.Put;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a field of a report's form one that reports may use, in the draft of the form's app. */
final class OpeningAField {

  private final Desk desk;
  private final DefinitionKey app;
  private final DraftFigures figures;

  OpeningAField(Desk desk, DefinitionKey app, DraftFigures figures) {
    this.desk = desk;
    this.app = app;
    this.figures = figures;
  }

  /** Asks first: it changes another definition than the one on screen. */
  void ask(ReportField field, Runnable then) {
    var sheet = new Sheet(t("reportdesk.open", field.title()));
    sheet.with(new Paragraph(t("reportdesk.open-hint", field.title())));
    sheet.actions(
        Button.plain(t("sheet.back"), sheet::close),
        Button.primary(
            t("reportdesk.open-do"),
            () -> {
              sheet.close();
              if (open(desk.tree().path("form").asString(""), field.path())) {
                desk.suggestions().forget();
                then.run();
              }
            }));
    sheet.open();
  }

  private boolean open(String form, String field) {
    String[] halves = form.split("/", 2);
    DefinitionKey of = halves.length == 2 ? DefinitionKey.of(halves[0]) : app;
    return figures.change(
        desk,
        of,
        DefinitionName.of("form", halves[halves.length - 1]),
        tree ->
            List.of(
                new Put(
                    place(tree, field) + "/reportable",
                    JsonNodeFactory.instance.booleanNode(true))));
  }

  private static String place(JsonNode form, String field) {
    for (int i = 0; i < form.path("sections").size(); i++) {
      JsonNode fields = form.path("sections").get(i).path("fields");
      for (int k = 0; k < fields.size(); k++) {
        if (fields.get(k).path("key").asString("").equals(field)) {
          return "/sections/" + i + "/fields/" + k;
        }
      }
    }
    throw new IllegalArgumentException("Expected the form to have a field " + field);
  }
}
