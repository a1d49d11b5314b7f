package dev.formwork.reports;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.AggregateRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report answers to one actor.
 *
 * @param columns the dimensions, then the measures
 * @param more whether there are rows that the limit left out
 * @param trend the line through its rows, where the report has one
 * @param counted whether its numbers are kept up to date write by write, and were not counted now
 */
public record ReportResult(
    List<Column> columns,
    List<AggregateRow> rows,
    boolean more,
    @Nullable Trend trend,
    boolean counted) {

  ReportResult(List<Column> columns, List<AggregateRow> rows, boolean more, @Nullable Trend trend) {
    this(columns, rows, more, trend, false);
  }

  public ReportResult {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** What a column holds. */
  public enum Kind {
    /** Labels; a dimension. */
    TEXT,
    /** Labels of periods, in their order; a dimension. */
    PERIOD,
    INTEGER,
    DECIMAL,
    MONEY,
    DATE,
    DATE_TIME,
    /** A share: 0.25 is 25 %. */
    PERCENT,
    HOURS;

    public boolean isDimension() {
      return this == TEXT || this == PERIOD;
    }
  }

  /**
   * One column.
   *
   * @param currency by ISO 4217 code; only of money
   */
  public record Column(FieldKey key, LocalizedText title, Kind kind, @Nullable String currency) {}

  /** How many columns are dimensions. */
  public int dimensions() {
    return (int) columns.stream().filter(column -> column.kind().isDimension()).count();
  }

  /** The same with all dimensions and one measure; all measures if there is none of this key. */
  ReportResult only(FieldKey measure) {
    int dimensions = dimensions();
    for (int i = dimensions; i < columns.size(); i++) {
      if (columns.get(i).key().equals(measure)) {
        return only(dimensions, i);
      }
    }
    return this;
  }

  ReportResult counted(boolean all) {
    return new ReportResult(columns, rows, more, trend, all);
  }

  private FieldKey measureOf(int column) {
    return columns.get(column).key();
  }

  private ReportResult only(int dimensions, int column) {
    var kept = new java.util.ArrayList<>(columns.subList(0, dimensions));
    kept.add(columns.get(column));
    int at = column - dimensions;
    var shorter =
        rows.stream()
            .map(row -> new AggregateRow(row.groups(), row.values().subList(at, at + 1)))
            .toList();
    Trend line = trend != null && trend.measure().equals(measureOf(column)) ? trend : null;
    return new ReportResult(kept, shorter, more, line, counted);
  }
}
