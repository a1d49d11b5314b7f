package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import dev.formwork.editing.Blanks;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.workspace.text.Messages;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Decision tables and option lists: their rows as a sheet, all else as properties beside it. */
final class SheetDesk extends Workbench {

  private final String schema;
  private final Place rows;
  private final SheetGrid grid = new SheetGrid();

  /**
   * @param rows the member that is shown as a sheet
   */
  SheetDesk(Desk desk, String schema, String rows) {
    super(desk);
    this.schema = schema;
    this.rows = Place.ROOT.member(rows);
    addClassName("fw-sheet-desk");
    grid.onTyped(typed -> typed(typed.row(), typed.column(), typed.text()));
    grid.onPasted(pasted -> paste(pasted.row(), pasted.column(), pasted.cells()));
    grid.onRow(acted -> act(acted.act(), acted.row()));
    var card = new Div(grid);
    card.addClassNames("fw-card", "fw-sheet-card");
    add(card, properties);
    edited();
  }

  @Override
  void showProperties() {
    properties.add(new PropertyPanel(desk, Place.ROOT, Shapes.of(schema), Set.of(rows.last())));
  }

  /** The properties are those of the whole sheet. */
  @Override
  void chosen(Place place) {}

  @Override
  void show() {
    List<SheetColumn> columns = columns();
    var shown =
        columns.stream()
            .map(each -> new SheetGrid.Column(each.title(), each.side(), each.offered()))
            .toList();
    var lines = new ArrayList<SheetGrid.Row>();
    JsonNode all = desk.at(rows);
    for (int i = 0; i < all.size(); i++) {
      JsonNode row = all.get(i);
      lines.add(
          new SheetGrid.Row(columns.stream().map(each -> each.write(row)).toList(), wrong(i)));
    }
    grid.show(new SheetGrid.Model(shown, lines, words()));
  }

  private Map<String, String> words() {
    var words = new HashMap<String, String>();
    words.put("label", Labels.member(rows.last()));
    words.put("add", t("editor.add-row"));
    words.put("up", t("editor.up"));
    words.put("down", t("editor.down"));
    words.put("duplicate", t("editor.duplicate"));
    words.put("remove", t("editor.remove-item"));
    if (hasOptions()) {
      words.put("used", t("usage.act"));
      words.put("rename", t("rename.act"));
    }
    return words;
  }

  private boolean hasOptions() {
    return rows.last().equals("options");
  }

  private String wrong(int row) {
    return desk.problemsWithin(rows.item(row)).stream()
        .map(Say::t)
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  // ---- columns ----

  private List<SheetColumn> columns() {
    return hasOptions() ? optionColumns() : tableColumns();
  }

  private List<SheetColumn> tableColumns() {
    var columns = new ArrayList<SheetColumn>();
    desk.tree().path("inputs").forEach(each -> columns.add(column(each, "ask", "when")));
    desk.tree().path("outputs").forEach(each -> columns.add(column(each, "answer", "then")));
    if (desk.tree().path("hits").asString("").equals("priority")) {
      columns.add(
          new SheetColumn(
              Labels.member("priority"), "answer", List.of("priority"), false, List.of()));
    }
    columns.addAll(texts("note", "note"));
    return columns;
  }

  private static SheetColumn column(JsonNode about, String side, String member) {
    String key = about.path("key").asString("");
    String title = Labels.text(about.path("title"));
    List<String> offered =
        about.path("type").asString("").equals("switch")
            ? List.of("true", "false")
            : about.path("options").valueStream().map(JsonNode::asString).toList();
    return new SheetColumn(
        title.isEmpty() ? key : title, side, List.of(member, key), false, offered);
  }

  private List<SheetColumn> optionColumns() {
    var columns = new ArrayList<SheetColumn>();
    columns.add(plain("key", List.of()));
    columns.addAll(texts("title", "ask"));
    columns.add(plain("color", List.of("info", "success", "warning", "danger", "neutral")));
    columns.add(plain("parent", List.of()));
    columns.add(
        new SheetColumn(
            Labels.member("active"), "answer", List.of("active"), false, List.of("true", "false")));
    desk.tree()
        .path("columns")
        .forEach(each ->
            columns.add(
                new SheetColumn(
                    Labels.text(each.path("title")),
                    "answer",
                    List.of("values", each.path("key").asString("")),
                    false,
                    List.of())));
    return columns;
  }

  private static SheetColumn plain(String member, List<String> offered) {
    return new SheetColumn(Labels.member(member), "ask", List.of(member), true, offered);
  }

  private static List<SheetColumn> texts(String member, String side) {
    return Messages.LANGUAGES.stream()
        .map(Locale::getLanguage)
        .map(language ->
            new SheetColumn(
                Labels.member(member) + " · " + (language.equals("zh") ? "中" : "EN"),
                side,
                List.of(member, language),
                true,
                List.of()))
        .toList();
  }

  // ---- changes ----

  private void typed(int row, int column, String text) {
    Place place = rows.item(row);
    JsonNode value = desk.at(place);
    if (!value.isMissingNode()) {
      desk.type(columns().get(column).change(place, value, text));
    }
  }

  /** Cells from a spreadsheet: over those that are there, and in new rows below. */
  private void paste(int row, int column, List<List<String>> cells) {
    List<SheetColumn> columns = columns();
    var changes = new ArrayList<Change>();
    int count = desk.at(rows).size();
    for (int i = 0; i < cells.size(); i++) {
      int at = row + i;
      JsonNode value = at < count ? desk.at(rows.item(at)) : blank();
      for (int j = 0; j < cells.get(i).size() && column + j < columns.size(); j++) {
        value = columns.get(column + j).with(value, cells.get(i).get(j));
      }
      String pointer = rows.item(at).pointer();
      changes.add(at < count ? new Put(pointer, value) : new Insert(pointer, value));
    }
    desk.change(changes.toArray(Change[]::new));
  }

  private ObjectNode blank() {
    Shape.Items items = (Shape.Items) Shapes.at(schema, desk.tree(), rows).orElseThrow();
    return (ObjectNode) Blanks.of(items.item().get(), desk.at(rows));
  }

  private void act(String act, int row) {
    Place place = rows.item(row);
    int count = desk.at(rows).size();
    switch (act) {
      case "add" -> {
        if (desk.at(rows).isMissingNode()) {
          desk.change(new Put(rows.pointer(), JsonNodeFactory.instance.arrayNode().add(blank())));
        } else {
          desk.change(new Insert(rows.item(count).pointer(), blank()));
        }
      }
      case "up" -> move(row, row - 1, count);
      case "down" -> move(row, row + 1, count);
      case "duplicate" ->
          desk.change(
              new Insert(rows.item(row + 1).pointer(), Copies.of(desk.at(place), desk.at(rows))));
      case "used" -> run("link", place);
      case "rename" -> run("key", place);
      case "remove" -> desk.change(new Remove(place.pointer()));
      default -> {}
    }
  }

  /** What is offered for an item under a picture. */
  private void run(String icon, Place item) {
    desk.acts(item).stream()
        .filter(act -> act.icon().equals(icon))
        .findFirst()
        .ifPresent(act -> act.run().run());
  }

  private void move(int from, int to, int count) {
    if (to >= 0 && to < count) {
      desk.change(new Move(rows.item(from).pointer(), rows.item(to).pointer()));
    }
  }
}
