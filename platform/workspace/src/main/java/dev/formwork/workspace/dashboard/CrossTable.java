package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.Selection.Pick;
import dev.formwork.workspace.text.Say;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two dimensions against each other: a pivot with totals, or a heat map with shades. */
final class CrossTable extends Div {

  private static final BigDecimal SHADES = BigDecimal.valueOf(100);
  private static final int DARK = 60;

  private final TileCell cell;
  private final TileAnswer answer;
  private final TileNumbers numbers;
  private final NumberWords words;
  private final boolean shaded;

  /**
   * @param shaded the darker the more, without totals
   */
  CrossTable(TileCell cell, TileAnswer answer, boolean shaded) {
    this.cell = cell;
    this.answer = answer;
    this.shaded = shaded;
    this.words = NumberWords.of(answer.result().columns().getLast(), cell.source());
    this.numbers = TileNumbers.of(answer.result(), cell.source().dimensions().getFirst().period());
    addClassName("fw-table-frame");
    TileCard.scrollable(this, cell.shown().tile());
    var table = new NativeTable();
    table.addClassNames("fw-table", "fw-cross");
    table.getElement().setAttribute("data-shaded", shaded);
    table.getHead().add(head());
    for (int i = 0; i < numbers.rows().size(); i++) {
      table.getBody().add(line(i));
    }
    if (!shaded && answer.whole() != null) {
      table.getBody().add(totals());
    }
    add(table);
  }

  private NativeTableRow head() {
    var line = new NativeTableRow();
    line.add(new NativeTableHeaderCell(Say.t(answer.result().columns().getFirst().title())));
    for (Label column : numbers.columns()) {
      var title = new NativeTableHeaderCell(cell.name(TileNumbers.name(column), pick(1, column)));
      title.getElement().setAttribute("data-right", true).setAttribute("scope", "col");
      line.add(title);
    }
    if (!shaded) {
      var total = new NativeTableHeaderCell(t("dashboard.total"));
      total.getElement().setAttribute("data-right", true);
      total.addClassName("fw-total");
      line.add(total);
    }
    return line;
  }

  private NativeTableRow line(int at) {
    var line = new NativeTableRow();
    Label row = numbers.rows().get(at);
    var title = new NativeTableHeaderCell(cell.name(TileNumbers.name(row), pick(0, row)));
    title.getElement().setAttribute("scope", "row");
    line.add(title);
    for (int i = 0; i < numbers.columns().size(); i++) {
      BigDecimal number = numbers.at(at, i);
      NativeTableCell shown =
          number(number, place(0, row, place(1, numbers.columns().get(i), Map.of())));
      if (shaded && number != null) {
        shade(shown, number);
      }
      line.add(shown);
    }
    if (!shaded) {
      var total = number(value(answer.rows(), row), place(0, row, Map.of()));
      total.addClassName("fw-total");
      line.add(total);
    }
    return line;
  }

  private NativeTableRow totals() {
    var line = new NativeTableRow();
    line.addClassName("fw-total");
    var title = new NativeTableHeaderCell(t("dashboard.total"));
    title.getElement().setAttribute("scope", "row");
    line.add(title);
    for (Label column : numbers.columns()) {
      line.add(number(value(answer.columns(), column), place(1, column, Map.of())));
    }
    ReportResult whole = answer.whole();
    Object all =
        whole == null || whole.rows().isEmpty()
            ? null
            : whole.rows().getFirst().values().getFirst();
    line.add(number(all, Map.of()));
    return line;
  }

  private NativeTableCell number(@Nullable Object value, Map<FieldKey, @Nullable Object> at) {
    var shown = new NativeTableCell();
    shown.getElement().setAttribute("data-right", true);
    if (value != null) {
      shown.add(cell.number(words.brief(value), words.full(value), at));
    }
    return shown;
  }

  private void shade(NativeTableCell shown, BigDecimal number) {
    BigDecimal largest = numbers.largest();
    int shade =
        largest.signum() <= 0
            ? 0
            : number
                .max(BigDecimal.ZERO)
                .multiply(SHADES)
                .divide(largest, 0, RoundingMode.HALF_UP)
                .intValue();
    shown.getStyle().set("--fw-shade", shade + "%");
    shown.getElement().setAttribute("data-dark", shade > DARK);
  }

  private static @Nullable Object value(@Nullable ReportResult totals, Label label) {
    return totals == null
        ? null
        : totals.rows().stream()
            .filter(row -> Objects.equals(row.groups().getFirst().value(), label.value()))
            .map(AggregateRow::values)
            .findFirst()
            .map(java.util.List::getFirst)
            .orElse(null);
  }

  private Pick pick(int dimension, Label label) {
    return Pick.in(cell.shown().tile().key(), place(dimension, label, Map.of()));
  }

  private Map<FieldKey, @Nullable Object> place(
      int dimension, Label label, Map<FieldKey, @Nullable Object> more) {
    var place = new HashMap<FieldKey, @Nullable Object>(more);
    place.put(cell.source().dimensions().get(dimension).key(), label.value());
    return place;
  }
}
