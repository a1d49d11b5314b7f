package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.ReportResult.Column;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows and numbers, with subtotals of the first dimension and a total; a head sorts by itself. */
final class TileTable extends Div {

  private final TileCell cell;
  private final TileAnswer answer;
  private final TableOrder order;
  private final NativeTable table = new NativeTable();

  TileTable(TileCell cell, TileAnswer answer, TableOrder order) {
    this.cell = cell;
    this.answer = answer;
    this.order = order;
    table.addClassName("fw-table");
    addClassName("fw-table-frame");
    TileCard.scrollable(this, cell.shown().tile());
    add(table);
    build();
  }

  private void build() {
    table.getHead().removeAll();
    table.getBody().removeAll();
    head();
    ReportResult result = answer.result();
    boolean grouped = result.dimensions() > 1 && answer.rows() != null;
    if (grouped) {
      groups(result).forEach(this::group);
    } else {
      order.sorted(result.rows()).forEach(row -> table.getBody().add(line(row, false)));
    }
    ReportResult whole = answer.whole();
    if (whole != null && result.rows().size() > 1 && !whole.rows().isEmpty()) {
      table.getBody().add(total(t("dashboard.total"), List.of(), whole.rows().getFirst()));
    }
  }

  private void head() {
    var line = new NativeTableRow();
    List<Column> columns = answer.result().columns();
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      var button =
          new NativeButton(
              Say.t(columns.get(i).title()),
              click -> {
                order.by(at);
                build();
              });
      button.addClassName("fw-sort");
      var title = new NativeTableHeaderCell(button);
      title
          .getElement()
          .setAttribute("data-right", !columns.get(i).kind().isDimension())
          .setAttribute("aria-sort", order.word(i))
          .setAttribute("scope", "col");
      line.add(title);
    }
    table.getHead().add(line);
  }

  /** The rows by the value of the first dimension, in the order of their subtotals. */
  private Map<Label, List<AggregateRow>> groups(ReportResult result) {
    Map<@Nullable Object, List<AggregateRow>> byValue = new LinkedHashMap<>();
    for (AggregateRow row : result.rows()) {
      byValue.computeIfAbsent(row.groups().getFirst().value(), _ -> new ArrayList<>()).add(row);
    }
    List<AggregateRow> heads = byValue.keySet().stream().map(this::subtotal).toList();
    var groups = new LinkedHashMap<Label, List<AggregateRow>>();
    for (AggregateRow head : order.sortedSubtotals(heads, result.dimensions())) {
      Label label = head.groups().getFirst();
      groups.put(label, order.sorted(byValue.getOrDefault(label.value(), List.of())));
    }
    return groups;
  }

  private AggregateRow subtotal(@Nullable Object value) {
    ReportResult rows = answer.rows();
    var totals = rows == null ? List.<AggregateRow>of() : rows.rows();
    return totals.stream()
        .filter(row -> java.util.Objects.equals(row.groups().getFirst().value(), value))
        .findFirst()
        .orElseGet(() -> firstRow(value));
  }

  /** Where a total was not counted, as its record has just come up. */
  private AggregateRow firstRow(@Nullable Object value) {
    return answer.result().rows().stream()
        .filter(each -> java.util.Objects.equals(each.groups().getFirst().value(), value))
        .findFirst()
        .orElseThrow();
  }

  private void group(Label label, List<AggregateRow> rows) {
    for (int i = 0; i < rows.size(); i++) {
      table.getBody().add(line(rows.get(i), i > 0));
    }
    if (rows.size() > 1) {
      AggregateRow subtotal = subtotal(label.value());
      table
          .getBody()
          .add(total(t("dashboard.total-of", TileNumbers.name(label)), List.of(label), subtotal));
    }
  }

  private NativeTableRow line(AggregateRow row, boolean sameGroup) {
    var line = new NativeTableRow();
    List<Label> groups = row.groups();
    for (int i = 0; i < groups.size(); i++) {
      var name = new NativeTableCell();
      if (i > 0 || !sameGroup) {
        name.add(
            cell.name(
                TileNumbers.name(groups.get(i)),
                groups.size() == 1 || i == 0
                    ? cell.pickOf(groups.subList(0, 1))
                    : cell.pickOf(groups.subList(0, i + 1))));
      }
      line.add(name);
    }
    numbers(line, groups, row);
    return line;
  }

  private NativeTableRow total(String title, List<Label> at, AggregateRow row) {
    var line = new NativeTableRow();
    line.addClassName("fw-total");
    int dimensions = answer.result().dimensions();
    var name = new NativeTableCell(title);
    name.setColspan(Math.max(1, dimensions));
    line.add(name);
    numbers(line, at, row);
    return line;
  }

  private void numbers(NativeTableRow line, List<Label> at, AggregateRow row) {
    for (int i = 0; i < row.values().size(); i++) {
      Column column = answer.result().columns().get(answer.result().dimensions() + i);
      String words = NumberWords.of(column, cell.source()).full(row.values().get(i));
      var number = new NativeTableCell();
      number.add(cell.number(words, words, cell.at(at)));
      number.getElement().setAttribute("data-right", true);
      line.add(number);
    }
  }
}
