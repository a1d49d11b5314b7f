package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.formwork.designer.editor.RightsTable.Column;
import dev.formwork.designer.editor.RightsTable.Group;
import dev.formwork.designer.editor.RightsTable.Row;
import dev.formwork.editing.Change;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Icon;
import java.util.List;
import java.util.Map;

/**
 * How far each field is open at each task: a click takes the next right; arrow keys move between
 * cells, the first letters of rights set them.
 */
final class RightsMatrix extends Div {

  private static final Map<String, String> ICONS =
      Map.of(
          "hidden",
          "eye-off",
          "masked",
          "shield",
          "read",
          "eye",
          "edit",
          "pencil",
          "required",
          "star");

  /** Keys are told by the cell; what moves between cells stays in the browser. */
  private static final String KEYS =
      """
      this.addEventListener('keydown', event => {
        const cell = event.target.closest('td');
        if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
        const rows = [...this.querySelectorAll('tbody tr:has(td)')];
        const row = rows.indexOf(cell.parentElement);
        const at = [...cell.parentElement.children].indexOf(cell);
        const to = {
          ArrowUp: rows[row - 1]?.children[at],
          ArrowDown: rows[row + 1]?.children[at],
          ArrowLeft: cell.previousElementSibling,
          ArrowRight: cell.nextElementSibling,
        }[event.key];
        const button = to?.querySelector('button');
        if (button) {
          button.focus();
          event.preventDefault();
        } else if (/^[hmreq]$/.test(event.key)) {
          cell.dispatchEvent(new CustomEvent('fw-right', {detail: event.key, bubbles: false}));
          event.preventDefault();
        }
      })
      """;

  private static final Map<String, String> LETTERS =
      Map.of("h", "hidden", "m", "masked", "r", "read", "e", "edit", "q", "required");

  private final transient Desk desk;

  RightsMatrix(Desk desk) {
    this.desk = desk;
    addClassNames("fw-card", "fw-matrix");
    getElement().executeJs(KEYS);
  }

  private RightsTable rights() {
    return new RightsTable(
        desk.tree(), desk.suggestions().form(desk.tree().path("form").asString("-")));
  }

  /** Shows it anew; the cursor stays in its cell. */
  void show() {
    removeAll();
    RightsTable rights = rights();
    List<Column> columns = rights.columns();
    List<Group> groups = rights.groups();
    if (columns.isEmpty() || groups.isEmpty()) {
      add(new EmptyState("table", t("matrix.none"), t("matrix.none-hint")));
      return;
    }
    var table = new NativeTable();
    table.getElement().setAttribute("aria-label", t("matrix.title"));
    var head = new NativeTableRow(scoped(new NativeTableHeaderCell(t("matrix.field")), "col"));
    for (Column column : columns) {
      var title = Button.quiet(column.title(), () -> desk.select(column.place()));
      head.add(scoped(new NativeTableHeaderCell(title), "col"));
    }
    table.getHead().add(head);
    for (Group group : groups) {
      var section = new NativeTableHeaderCell(group.title());
      section.getElement().setAttribute("colspan", String.valueOf(columns.size() + 1));
      var line = new NativeTableRow(scoped(section, "colgroup"));
      line.addClassName("fw-matrix-section");
      table.getBody().add(line);
      group.rows().forEach(row -> table.getBody().add(row(rights, columns, row)));
    }
    var scroller = new Div(table);
    scroller.addClassName("fw-matrix-scroller");
    add(legend(), scroller);
  }

  private static NativeTableHeaderCell scoped(NativeTableHeaderCell cell, String scope) {
    cell.getElement().setAttribute("scope", scope);
    return cell;
  }

  private Component legend() {
    var legend = new Div();
    legend.addClassName("fw-matrix-legend");
    for (String right : RightsTable.RIGHTS) {
      var one = new Span(Icon.of(icon(right)), new Span(Labels.value(right)));
      one.getElement().setAttribute("data-right", right);
      legend.add(one);
    }
    var hint = new Span(t("matrix.hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    legend.add(hint);
    return legend;
  }

  private static String icon(String right) {
    return ICONS.getOrDefault(right, "circle-help");
  }

  private NativeTableRow row(RightsTable rights, List<Column> columns, Row row) {
    var line = new NativeTableRow(scoped(new NativeTableHeaderCell(row.title()), "row"));
    columns.forEach(column -> line.add(cell(rights, column, row)));
    return line;
  }

  private NativeTableCell cell(RightsTable rights, Column column, Row row) {
    String right = rights.right(column, row);
    var button =
        Button.picture(
            icon(right),
            t("matrix.cell", row.title(), column.title(), Labels.value(right)),
            () -> set(column, row, rights().following(column, row)));
    button.getElement().setAttribute("data-right", right);
    button.getElement().setAttribute("data-cell", column.key() + "/" + row.key());
    var cell = new NativeTableCell(button);
    cell.getElement()
        .addEventListener(
            "fw-right",
            told -> {
              String key = told.getEventData().get("event.detail").asString();
              String wanted = LETTERS.getOrDefault(key, "");
              if (RightsTable.possible(row).contains(wanted)) {
                set(column, row, wanted);
              }
            })
        .addEventData("event.detail");
    return cell;
  }

  private void set(Column column, Row row, String right) {
    List<Change> changes = rights().with(column, row, right);
    if (!changes.isEmpty()) {
      desk.change(changes.toArray(Change[]::new));
      getElement()
          .executeJs(
              "this.querySelector('[data-cell=\"' + $0 + '\"]')?.focus()",
              column.key() + "/" + row.key());
    }
  }
}
