package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.Label;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.Selection.Pick;
import dev.formwork.reports.Tile;
import dev.formwork.reports.Trend;
import dev.formwork.workspace.chart.Chart;
import dev.formwork.workspace.chart.ChartModel;
import dev.formwork.workspace.text.Messages;
import dev.formwork.workspace.text.Say;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The picture of a tile's numbers. */
final class TileChart {

  private static final int HEIGHT = 240;
  private static final int ROW = 26;
  private static final int BELOW = 56;
  private static final int LONG_NAME = 10;
  private static final int MANY = 8;
  private static final int MOST_SERIES = 12;

  private final TileCell cell;
  private final TileAnswer answer;
  private final Hues hues;
  private final NumberWords words;

  TileChart(TileCell cell, TileAnswer answer, Hues hues) {
    this.cell = cell;
    this.answer = answer;
    this.hues = hues;
    this.words = NumberWords.of(answer.result().columns().getLast(), cell.source());
  }

  Component bars() {
    TileNumbers numbers = numbers();
    boolean series = dimension(0).period() != null;
    TileNumbers shown = numbers.columns().isEmpty() || series ? numbers : numbers.largestFirst();
    boolean rows = !series && hasLongNames(shown);
    return chart(rows ? ChartModel.Kind.ROWS : ChartModel.Kind.BAR, shown);
  }

  Component lines(boolean filled) {
    return chart(filled ? ChartModel.Kind.AREA : ChartModel.Kind.LINE, numbers());
  }

  Component ring(int top) {
    learn(TileNumbers.of(answer.all(), null).largestFirst());
    return chart(ChartModel.Kind.PIE, numbers().largestFirst().withRest(top, rest()));
  }

  Component flows() {
    return chart(ChartModel.Kind.SANKEY, numbers().largestFirst());
  }

  Component dial(Tile.Gauge gauge) {
    var bands =
        gauge.bands().stream()
            .map(band -> new ChartModel.Band(band.to(), band.light().name()))
            .toList();
    BigDecimal number = NumberWords.decimal(answer.result().rows().getFirst().values().getFirst());
    var series = new ArrayList<@Nullable BigDecimal>();
    series.add(number);
    return sized(
        new ChartModel(
            ChartModel.Kind.GAUGE,
            label(),
            List.of(new ChartModel.Mark("", 0, false)),
            List.of(new ChartModel.Series(label(), 0, false, series)),
            words.forCharts(),
            Say.language().getLanguage(),
            new ChartModel.Dial(gauge.from(), gauge.max(), bands, cell.shown().aim())));
  }

  private TileNumbers numbers() {
    ReportResult result = answer.result();
    TileNumbers numbers = TileNumbers.of(result, dimension(0).period());
    return numbers.isCrossedForNothing() && !isSankey()
        ? new TileNumbers(numbers.rows(), List.of(), alone(numbers))
        : numbers;
  }

  private boolean isSankey() {
    return cell.shown().tile() instanceof Tile.Sankey;
  }

  private static java.util.Map<TileNumbers.Cell, BigDecimal> alone(TileNumbers numbers) {
    var alone = new HashMap<TileNumbers.Cell, BigDecimal>();
    numbers.cells().forEach((at, number) -> alone.put(new TileNumbers.Cell(at.row(), 0), number));
    return alone;
  }

  private DashboardView.Dimension dimension(int at) {
    return cell.source().dimensions().get(at);
  }

  private void learn(TileNumbers all) {
    hues.learn(cell.source(), dimension(0), all.rows());
  }

  private Component chart(ChartModel.Kind kind, TileNumbers numbers) {
    boolean coloured = kind == ChartModel.Kind.PIE || kind == ChartModel.Kind.SANKEY;
    var marks = new ArrayList<ChartModel.Mark>();
    for (Label label : numbers.rows()) {
      int hue = coloured ? hue(0, label) : 0;
      marks.add(new ChartModel.Mark(TileNumbers.name(label), hue, isPicked(List.of(label))));
    }
    List<Label> across =
        numbers.columns().size() > MOST_SERIES && kind != ChartModel.Kind.SANKEY
            ? numbers.columns().subList(0, MOST_SERIES)
            : numbers.columns();
    if (!across.isEmpty()) {
      hues.learn(cell.source(), dimension(1), TileNumbers.of(answer.all(), null).columns());
    }
    var series = new ArrayList<ChartModel.Series>();
    for (int i = 0; i < Math.max(1, across.size()); i++) {
      var values = new ArrayList<@Nullable BigDecimal>();
      for (int row = 0; row < numbers.rows().size(); row++) {
        values.add(value(numbers, row, i));
      }
      series.add(
          across.isEmpty()
              ? new ChartModel.Series(
                  Say.t(answer.result().columns().getLast().title()), 0, false, values)
              : new ChartModel.Series(
                  TileNumbers.name(across.get(i)), hue(1, across.get(i)), false, values));
    }
    if (kind == ChartModel.Kind.LINE && across.isEmpty()) {
      addTrend(numbers, marks, series);
    }
    Chart chart =
        sized(
            new ChartModel(
                kind,
                label(),
                marks,
                series,
                words.forCharts(),
                Say.language().getLanguage(),
                null));
    chart.onPick(event -> pick(numbers, event.category(), event.series()));
    return chart;
  }

  /** The line through the periods that are over, and as far ahead as the report looks. */
  private void addTrend(
      TileNumbers numbers, List<ChartModel.Mark> marks, List<ChartModel.Series> series) {
    Trend trend = answer.result().trend();
    if (trend == null) {
      return;
    }
    var line = new HashMap<@Nullable Object, BigDecimal>();
    Stream.concat(trend.fitted().stream(), trend.ahead().stream())
        .forEach(point -> line.put(point.period().value(), point.value()));
    var values = new ArrayList<@Nullable BigDecimal>();
    numbers.rows().forEach(label -> values.add(line.remove(label.value())));
    trend.ahead().stream()
        .filter(point -> line.containsKey(point.period().value()))
        .forEach(point -> {
          marks.add(new ChartModel.Mark(TileNumbers.name(point.period()), 0, false));
          values.add(point.value());
        });
    series.add(new ChartModel.Series(t("dashboard.trend"), ChartModel.REST, false, values, true));
  }

  /** Nothing counted in a period is zero where parts add up, and unknown elsewhere. */
  private @Nullable BigDecimal value(TileNumbers numbers, int row, int column) {
    BigDecimal number = numbers.at(row, column);
    boolean zero =
        number == null
            && dimension(0).period() != null
            && cell.source().sums().contains(answer.result().columns().getLast().key());
    return zero ? BigDecimal.ZERO : number;
  }

  private int hue(int dimension, Label label) {
    return label.value() instanceof TileNumbers.Rest
        ? ChartModel.REST
        : hues.of(cell.source(), dimension(dimension), label);
  }

  private boolean isPicked(List<Label> labels) {
    Pick pick = cell.pickOf(labels);
    return pick != null && cell.isPicked().test(pick);
  }

  /** A bar in parts is picked as a whole; what flows is picked at either end. */
  private void pick(TileNumbers numbers, int category, int series) {
    if (category >= 0 && category < numbers.rows().size()) {
      Pick pick = cell.pickOf(List.of(numbers.rows().get(category)));
      if (pick != null) {
        cell.pick().accept(pick);
      }
    } else if (category < 0 && series >= 0 && series < numbers.columns().size()) {
      var at = new HashMap<dev.formwork.kernel.FieldKey, @Nullable Object>();
      at.put(dimension(1).key(), numbers.columns().get(series).value());
      cell.pick().accept(Pick.in(cell.shown().tile().key(), at));
    }
  }

  private Chart sized(ChartModel model) {
    var chart = new Chart(model);
    int height =
        model.kind() == ChartModel.Kind.ROWS
            ? Math.max(HEIGHT, model.categories().size() * ROW + BELOW)
            : HEIGHT;
    chart.setMinHeight(height + "px");
    return chart;
  }

  private String label() {
    return Say.t(cell.shown().tile().title());
  }

  private static LocalizedText rest() {
    return LocalizedText.of(
        Messages.text(Locale.ENGLISH, "dashboard.rest"),
        Messages.text(Locale.CHINESE, "dashboard.rest"));
  }

  /** Whether names need room of their own beside the bars. */
  private static boolean hasLongNames(TileNumbers numbers) {
    return numbers.rows().size() > MANY
        || numbers.rows().stream().anyMatch(label -> width(TileNumbers.name(label)) > LONG_NAME);
  }

  /** In halves of a Chinese character. */
  private static int width(String name) {
    return name.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }
}
