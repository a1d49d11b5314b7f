package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.formwork.records.AggregateRow;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.ReportResult.Column;
import dev.formwork.workspace.chart.Chart;
import dev.formwork.workspace.chart.ChartModel;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What stands in a tile: a number, a picture of numbers, or a table. */
final class TileContent {

  private static final BigDecimal LARGE = BigDecimal.valueOf(10_000);
  private static final int HEIGHT = 240;
  private static final int ROW = 26;
  private static final int BELOW = 56;

  private TileContent() {}

  static Component of(DashboardView.Tile tile, ReportResult result) {
    if (result.rows().isEmpty()) {
      var nothing = new Div(t("dashboard.no-data"));
      nothing.addClassName("fw-quiet");
      return nothing;
    }
    return switch (tile.kind()) {
      case NUMBER -> number(result);
      case TABLE -> table(result);
      case BAR -> chart(ChartModel.Kind.BAR, tile, result);
      case LINE -> chart(ChartModel.Kind.LINE, tile, result);
      case PIE -> chart(ChartModel.Kind.PIE, tile, result);
    };
  }

  private static Component number(ReportResult result) {
    Column column = result.columns().getLast();
    Object value = result.rows().isEmpty() ? null : result.rows().getFirst().values().getLast();
    var number = new Div(brief(column, value));
    number.addClassName("fw-tile-number");
    number.getElement().setAttribute("title", words(column, value));
    return number;
  }

  /** Large amounts without the digits behind the point, which the eye skips anyway. */
  private static String brief(Column column, @Nullable Object value) {
    BigDecimal number = value instanceof Number ? decimal(value) : null;
    return column.kind() == ReportResult.Kind.MONEY
            && number != null
            && number.abs().compareTo(LARGE) > 0
        ? words(column, number.setScale(0, RoundingMode.HALF_UP))
        : words(column, value);
  }

  private static Component chart(
      ChartModel.Kind kind, DashboardView.Tile tile, ReportResult result) {
    TileNumbers numbers = TileNumbers.of(result);
    boolean rows = kind == ChartModel.Kind.BAR && numbers.hasLongNames();
    var chart =
        new Chart(
            new ChartModel(
                rows ? ChartModel.Kind.ROWS : kind,
                Say.t(tile.title()),
                numbers.categories(),
                numbers.series(),
                format(result.columns().getLast()),
                Say.language().getLanguage()));
    int height = rows ? Math.max(HEIGHT, numbers.categories().size() * ROW + BELOW) : HEIGHT;
    chart.setHeight(height + "px");
    return chart;
  }

  private static ChartModel.Format format(Column column) {
    return switch (column.kind()) {
      case MONEY -> new ChartModel.Format(column.currency() == null ? "CNY" : column.currency(), 2);
      case INTEGER -> ChartModel.Format.INTEGER;
      case TEXT, PERIOD, DECIMAL, DATE, DATE_TIME, PERCENT, HOURS -> ChartModel.Format.DECIMAL;
    };
  }

  private static Component table(ReportResult result) {
    var table = new NativeTable();
    table.addClassName("fw-table");
    var head = new NativeTableRow();
    for (Column column : result.columns()) {
      var title = new NativeTableHeaderCell(Say.t(column.title()));
      title.getElement().setAttribute("data-right", !column.kind().isDimension());
      head.add(title);
    }
    table.getHead().add(head);
    for (AggregateRow row : result.rows()) {
      var line = new NativeTableRow();
      row.groups().forEach(label -> line.add(new NativeTableCell(TileNumbers.name(label))));
      for (int i = 0; i < row.values().size(); i++) {
        Column column = result.columns().get(result.dimensions() + i);
        var cell = new NativeTableCell(words(column, row.values().get(i)));
        cell.getElement().setAttribute("data-right", true);
        line.add(cell);
      }
      table.getBody().add(line);
    }
    var frame = new Div(table);
    frame.addClassName("fw-table-frame");
    return frame;
  }

  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    return value == null ? null : new BigDecimal(value.toString());
  }

  private static String words(Column column, @Nullable Object value) {
    BigDecimal number = value instanceof Number ? decimal(value) : null;
    if (number == null) {
      return value == null ? Show.NOTHING : value.toString();
    }
    return switch (column.kind()) {
      case MONEY -> Show.money(number, column.currency() == null ? "CNY" : column.currency());
      case INTEGER -> Show.number(number, 0);
      case PERCENT -> Show.number(number.movePointRight(2), 1) + " %";
      case TEXT, PERIOD, DECIMAL, DATE, DATE_TIME, HOURS -> Show.number(number, 2);
    };
  }
}
