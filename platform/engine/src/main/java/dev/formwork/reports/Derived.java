package dev.formwork.reports;

import dev.formwork.kernel.FieldKey;
import dev.formwork.records.AggregateRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The measures that are made of others, worked out on the rows of those that are not. */
final class Derived {

  /** Digits of ratios and shares: 12.34 %. */
  private static final int DIGITS = 4;

  private final Report report;
  private final @Nullable AggregateRow total;

  /**
   * @param total the row about all records, where a share is wanted
   */
  Derived(Report report, @Nullable AggregateRow total) {
    this.report = report;
    this.total = total;
  }

  static boolean needsTotal(Report report) {
    return report.measures().stream().anyMatch(each -> each.kind() == Report.MeasureKind.SHARE);
  }

  /**
   * The rows with a value for each measure of the report.
   *
   * @param rows with values of the plain measures, in the order in which windows go over them
   */
  List<AggregateRow> of(List<AggregateRow> rows) {
    var all = new ArrayList<AggregateRow>();
    rows.forEach(row -> all.add(new AggregateRow(row.groups(), alone(row))));
    for (int i = 0; i < report.measures().size(); i++) {
      Report.Measure measure = report.measures().get(i);
      if (measure.kind().isWindow()) {
        int source = position(measure.of());
        for (int row = 0; row < all.size(); row++) {
          var values = new ArrayList<@Nullable Object>(all.get(row).values());
          values.set(i, over(measure, all, source, row));
          all.set(row, new AggregateRow(all.get(row).groups(), values));
        }
      }
    }
    return all;
  }

  /** Without the measures that are only there for others. */
  List<AggregateRow> shown(List<AggregateRow> rows) {
    int[] shown =
        IntStream.range(0, report.measures().size())
            .filter(i -> !report.measures().get(i).hidden())
            .toArray();
    return rows.stream().map(row -> new AggregateRow(row.groups(), picked(row, shown))).toList();
  }

  private static List<@Nullable Object> picked(AggregateRow row, int[] shown) {
    var values = new ArrayList<@Nullable Object>();
    for (int each : shown) {
      values.add(row.values().get(each));
    }
    return values;
  }

  private List<@Nullable Object> alone(AggregateRow row) {
    var values = new ArrayList<@Nullable Object>();
    int plain = 0;
    for (Report.Measure measure : report.measures()) {
      values.add(
          switch (measure.kind()) {
            case RATIO -> divided(plain(row, measure.of()), plain(row, measure.per()));
            case SHARE ->
                divided(
                    plain(row, measure.of()), total == null ? null : plain(total, measure.of()));
            case RUNNING_TOTAL, MOVING_AVERAGE -> null;
            case COUNT, SUM, AVG, MEDIAN, PERCENTILE, MIN, MAX, DISTINCT ->
                row.values().get(plain++);
          });
    }
    return values;
  }

  private @Nullable Object plain(AggregateRow row, @Nullable FieldKey key) {
    List<Report.Measure> plain = report.plain();
    for (int i = 0; i < plain.size(); i++) {
      if (plain.get(i).key().equals(key)) {
        return row.values().get(i);
      }
    }
    return null;
  }

  private int position(@Nullable FieldKey key) {
    return report.measures().stream().map(Report.Measure::key).toList().indexOf(key);
  }

  private static @Nullable Object over(
      Report.Measure measure, List<AggregateRow> rows, int source, int row) {
    int first =
        measure.kind() == Report.MeasureKind.RUNNING_TOTAL
            ? 0
            : Math.max(0, row - measure.window() + 1);
    var values =
        rows.subList(first, row + 1).stream()
            .map(each -> source < 0 ? null : each.values().get(source))
            .filter(Number.class::isInstance)
            .map(value -> number(Objects.requireNonNull(value)))
            .toList();
    BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (measure.kind() == Report.MeasureKind.RUNNING_TOTAL) {
      return sum;
    }
    return values.isEmpty()
        ? null
        : sum.divide(
            BigDecimal.valueOf(values.size()), Math.max(2, sum.scale()), RoundingMode.HALF_UP);
  }

  /** Null where there is nothing to divide, or by. */
  static @Nullable BigDecimal divided(@Nullable Object top, @Nullable Object below) {
    if (!(top instanceof Number) || !(below instanceof Number) || number(below).signum() == 0) {
      return null;
    }
    return number(top).divide(number(below), DIGITS, RoundingMode.HALF_UP);
  }

  static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }
}
