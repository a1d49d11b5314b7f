package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.rules.SystemField;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the whole page can be narrowed by, above its tiles: chosen, added, taken away. */
final class PageFilters extends Div {

  private static final List<SystemField> KNOWN =
      List.of(
          SystemField.CREATED_AT,
          SystemField.SUBMITTED_AT,
          SystemField.COMPLETED_AT,
          SystemField.STATE,
          SystemField.STORE,
          SystemField.DEPARTMENT,
          SystemField.CREATED_BY);

  private final transient Desk desk;

  PageFilters(Desk desk) {
    this.desk = desk;
    addClassNames("fw-shelf", "fw-filters-shelf");
    getElement().setAttribute("aria-label", t("dashdesk.filters")).setAttribute("role", "group");
  }

  void show() {
    removeAll();
    var title = new Span(t("dashdesk.filters"));
    title.addClassName("fw-shelf-title");
    var parts = new Div();
    parts.addClassName("fw-shelf-parts");
    JsonNode filters = desk.at(TileLayout.FILTERS);
    for (int i = 0; i < filters.size(); i++) {
      parts.add(chip(TileLayout.FILTERS.item(i), filters.get(i)));
    }
    if (filters.size() < TileLayout.MOST_FILTERS) {
      parts.add(adding());
    }
    add(title, parts);
  }

  private Div chip(Place place, JsonNode filter) {
    String name = name(filter);
    String initial = filter.path("default").asString("");
    var face = new NativeButton("", _ -> desk.select(place));
    face.add(Icon.of("filter"), new Span(name));
    if (!initial.isEmpty()) {
      var said = new Span(DashboardWords.range(initial));
      said.addClassNames("fw-quiet", "fw-small");
      face.add(said);
    }
    face.addClassName("fw-part-face");
    face.getElement()
        .setAttribute("type", "button")
        .setAttribute("aria-pressed", String.valueOf(desk.selected().isWithin(place)));
    var chip =
        new Div(
            face,
            Button.picture(
                "x", t("editor.remove", name), () -> desk.change(new Remove(place.pointer()))));
    chip.addClassName("fw-part");
    chip.getElement().setAttribute("data-chosen-filter", desk.selected().isWithin(place));
    if (desk.isWrongWithin(place)) {
      chip.getElement().setAttribute("data-wrong", true);
    }
    return chip;
  }

  private String name(JsonNode filter) {
    String title = Labels.text(filter.path("title"));
    if (!title.isEmpty()) {
      return title;
    }
    String field = filter.path("field").asString("");
    String form = filter.path("form").asString("");
    return form.isEmpty()
        ? SystemField.named(field).map(each -> ReportFields.system(each, "").title()).orElse(field)
        : Suggestions.fieldNodes(desk.suggestions().form(form)).stream()
            .filter(each -> each.path("key").asString("").equals(field))
            .map(each -> Labels.text(each.path("title")))
            .findFirst()
            .orElse(field);
  }

  private Menu adding() {
    var menu =
        new Menu(t("dashdesk.add-filter"), Icon.of("plus"), new Span(t("dashdesk.add-filter")));
    menu.addClassName("fw-menu-plain");
    for (SystemField field : KNOWN) {
      ReportField offered = ReportFields.system(field, "");
      menu.action(
          offered.title(),
          ReportPalette.icon(offered),
          () -> desk.change(TileLayout.filter(field.key(), null, offered.isDate(), desk.tree())));
    }
    for (String form : forms()) {
      JsonNode tree = desk.suggestions().form(form);
      menu.divider();
      menu.heading(new Span(Labels.text(tree.path("title"))));
      ReportFields.of(JsonNodeFactory.instance.objectNode().put("form", form), desk.suggestions())
          .stream()
          .filter(field -> !field.path().contains(".") && field.open() && field.groups())
          .filter(field -> SystemField.named(field.path()).isEmpty())
          .forEach(field ->
              menu.action(
                  field.title(),
                  ReportPalette.icon(field),
                  () ->
                      desk.change(
                          TileLayout.filter(field.path(), form, field.isDate(), desk.tree()))));
    }
    return menu;
  }

  /** The forms that the reports of the page are about. */
  private Set<String> forms() {
    var forms = new LinkedHashSet<String>();
    desk.at(TileLayout.TILES)
        .forEach(tile -> {
          String report = tile.path("report").asString("-");
          String form = desk.suggestions().definition("report", report).path("form").asString("");
          boolean isElsewhere = report.contains("/") && !form.contains("/");
          if (!form.isEmpty()) {
            forms.add(isElsewhere ? report.split("/", 2)[0] + "/" + form : form);
          }
        });
    return forms;
  }
}
