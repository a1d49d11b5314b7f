package dev.formwork.reports;

import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.records.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a report over one dimension of periods, in their order: those in which nothing
 * happened are there too, and of more than the limit the latest stay.
 */
final class Series {

  private final Report report;
  private final Period period;

  Series(Report report, Period period) {
    this.report = report;
    this.period = period;
  }

  /** Whether the report is ordered by its one dimension. */
  static boolean isOrderOf(Report report) {
    return report.dimensions().size() == 1
        && (report.sort().isEmpty()
            || report.sort().getFirst().by().equals(report.dimensions().getFirst().key()));
  }

  /** All rows without gaps; those without a date stand where nothing stands in the order. */
  List<AggregateRow> filled(List<AggregateRow> rows) {
    Map<LocalDate, AggregateRow> byFirst = new HashMap<>();
    var undated = new ArrayList<AggregateRow>();
    for (AggregateRow row : rows) {
      LocalDate first = first(row);
      if (first == null) {
        undated.add(row);
      } else {
        byFirst.put(first, row);
      }
    }
    var series = new ArrayList<AggregateRow>();
    if (!byFirst.isEmpty()) {
      LocalDate earliest = Collections.min(byFirst.keySet());
      LocalDate at = Collections.max(byFirst.keySet());
      while (!at.isBefore(earliest) && series.size() <= report.limit()) {
        AggregateRow known = byFirst.get(at);
        series.add(known == null ? nothing(at) : known);
        at = period.previous(at);
      }
    }
    series.addAll(undated);
    return series;
  }

  /**
   * At most as many rows as the limit says: the latest. They come as {@link #filled} gives them.
   */
  List<AggregateRow> latest(List<AggregateRow> filled) {
    var latest = new ArrayList<>(filled.subList(0, Math.min(report.limit(), filled.size())));
    boolean descending = !report.sort().isEmpty() && report.sort().getFirst().isDescending();
    return descending ? latest : latest.reversed();
  }

  private @Nullable LocalDate first(AggregateRow row) {
    Object key = row.groups().getFirst().value();
    return key == null ? null : period.first(key.toString()).orElse(null);
  }

  private AggregateRow nothing(LocalDate first) {
    String key = period.of(first);
    var values = new ArrayList<@Nullable Object>();
    for (Report.Measure measure : report.measures()) {
      values.add(
          switch (measure.kind()) {
            case COUNT, SUM -> 0L;
            case AVG, MEDIAN, MIN, MAX -> null;
          });
    }
    return new AggregateRow(List.of(new Label(key, period.title(key), null)), values);
  }
}
