package dev.formwork.workspace.dashboard;

import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.ReportResult.Column;
import dev.formwork.workspace.chart.ChartModel.Series;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report's rows as a chart takes them: categories of the first dimension; a second one makes the
 * series, else each measure is one.
 */
record TileNumbers(List<String> categories, List<Series> series) {

  private static final int LONG_NAME = 10;
  private static final int MANY = 8;

  static TileNumbers of(ReportResult result) {
    boolean two = result.dimensions() == 2 && result.columns().size() == 3;
    return two ? crossed(result) : plain(result);
  }

  private static TileNumbers plain(ReportResult result) {
    int dimensions = result.dimensions();
    var series = new ArrayList<Series>();
    for (int i = dimensions; i < result.columns().size(); i++) {
      Column column = result.columns().get(i);
      var values = new ArrayList<@Nullable BigDecimal>();
      for (AggregateRow row : result.rows()) {
        values.add(decimal(row.values().get(i - dimensions)));
      }
      series.add(new Series(column.key().value(), Say.t(column.title()), values));
    }
    var categories =
        result.rows().stream()
            .map(row ->
                row.groups().stream().map(TileNumbers::name).collect(Collectors.joining(" · ")))
            .toList();
    return new TileNumbers(categories, series);
  }

  /** Categories by their sum, largest first; series in the order in which they come up. */
  private static TileNumbers crossed(ReportResult result) {
    var byCategory = new LinkedHashMap<String, Map<String, BigDecimal>>();
    var titles = new LinkedHashMap<String, String>();
    for (AggregateRow row : result.rows()) {
      Label second = row.groups().get(1);
      titles.putIfAbsent(String.valueOf(second.value()), name(second));
      BigDecimal value = decimal(row.values().getFirst());
      if (value != null) {
        byCategory
            .computeIfAbsent(name(row.groups().getFirst()), _ -> new LinkedHashMap<>())
            .merge(String.valueOf(second.value()), value, BigDecimal::add);
      }
    }
    var categories =
        byCategory.keySet().stream()
            .sorted(
                Collections.<String>reverseOrder(
                    java.util.Comparator.comparing(each -> sum(byCategory.get(each)))))
            .toList();
    var series = new ArrayList<Series>();
    titles.forEach((key, title) -> {
      var values = new ArrayList<@Nullable BigDecimal>();
      categories.forEach(each -> values.add(byCategory.getOrDefault(each, Map.of()).get(key)));
      series.add(new Series(key, title, values));
    });
    return new TileNumbers(categories, series);
  }

  private static BigDecimal sum(@Nullable Map<String, BigDecimal> values) {
    return values == null
        ? BigDecimal.ZERO
        : values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether names need room of their own beside the bars. */
  boolean hasLongNames() {
    return categories.size() > MANY
        || categories.stream().anyMatch(name -> width(name) > LONG_NAME);
  }

  /** In halves of a Chinese character. */
  private static int width(String name) {
    return name.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }

  static String name(Label label) {
    return label.title().isEmpty() ? Show.NOTHING : Say.t(label.title());
  }

  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    return value == null ? null : new BigDecimal(value.toString());
  }
}
