package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.reports.ChartKind;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Puts a report on a dashboard of the same app, drawn as it is shown, and goes there. */
final class OnADashboard {

  private final Desk desk;
  private final DefinitionKey app;
  private final DraftFigures figures;
  private final ChartKind kind;
  private int index;

  OnADashboard(Desk desk, DefinitionKey app, DraftFigures figures, Optional<ChartKind> kind) {
    this.desk = desk;
    this.app = app;
    this.figures = figures;
    this.kind = kind.orElse(ChartKind.TABLE);
  }

  void open() {
    List<Suggestions.Named> dashboards =
        desk.suggestions().definitions("dashboard").stream()
            .filter(each -> !each.key().contains("/"))
            .toList();
    var sheet = new Sheet(t("reportdesk.put"));
    if (dashboards.isEmpty()) {
      sheet.with(new Paragraph(t("reportdesk.put-none")));
      sheet.actions(Button.plain(t("sheet.back"), sheet::close));
      sheet.open();
      return;
    }
    var choice = new Select<Suggestions.Named>();
    choice.setLabel(t("reportdesk.put-where"));
    choice.setItems(dashboards);
    choice.setItemLabelGenerator(Suggestions.Named::words);
    choice.setValue(dashboards.getFirst());
    choice.setWidthFull();
    sheet.with(new Paragraph(t("reportdesk.put-hint", Labels.value(kind.word()))), choice);
    sheet.actions(
        Button.plain(t("sheet.back"), sheet::close),
        Button.primary(
            t("reportdesk.put-do"),
            () -> {
              sheet.close();
              put(choice.getValue().key());
            }));
    sheet.open();
  }

  private void put(String dashboard) {
    DefinitionName name = DefinitionName.of("dashboard", dashboard);
    JsonNode report = desk.tree();
    boolean done =
        figures.change(
            desk,
            app,
            name,
            tree -> {
              index = tree.path("tiles").size();
              return List.of(
                  new Insert(
                      TileLayout.TILES.item(index).pointer(),
                      TileLayout.tileOf(kind, report, desk.name().key().value(), tree)));
            });
    if (done) {
      desk.suggestions().forget();
      Place place = TileLayout.TILES.item(index);
      UI.getCurrent().navigate(DesignerNavigation.editor(app, name, place.pointer()));
    }
  }
}
