package dev.formwork.reports;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Label;
import dev.formwork.records.Period;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the answer of a report together of what records tell. */
final class Answering {

  private final Report report;
  private final QualifiedKey form;
  private final Columns columns;
  private final LocalDate today;
  private final Function<Aggregation, List<AggregateRow>> records;

  Answering(
      Report report,
      QualifiedKey form,
      Columns columns,
      LocalDate today,
      Function<Aggregation, List<AggregateRow>> records) {
    this.report = report;
    this.form = form;
    this.columns = columns;
    this.today = today;
    this.records = records;
  }

  ReportResult answer(Condition filter) {
    Condition within = Condition.all(report.condition(), filter, inPeriod());
    Period series = seriesOf(report, columns);
    return series == null ? plain(within, filter) : series(within, new Series(report, series));
  }

  static @Nullable Period seriesOf(Report report, Columns columns) {
    return Series.isOrderOf(report) ? columns.period(report.dimensions().getFirst()) : null;
  }

  private ReportResult plain(Condition within, Condition filter) {
    boolean sorted = columns.isOrderedByDerived();
    int limit = sorted ? Aggregation.MAX_ROWS : report.limit() + (report.rest() ? 0 : 1);
    var derived = derived(within);
    List<AggregateRow> rows = derived.of(records.apply(question(within, limit, report.rest())));
    if (sorted) {
      rows = rows.stream().sorted(order()).toList();
    }
    boolean more = !report.rest() && rows.size() > report.limit();
    List<AggregateRow> shown = more ? rows.subList(0, report.limit()) : rows;
    return new ReportResult(columns.all(), finished(derived, shown, before(filter)), more, null);
  }

  private ReportResult series(Condition within, Series series) {
    var derived = derived(within);
    var question = question(within, Aggregation.MAX_ROWS, false);
    List<AggregateRow> rows = derived.of(series.filled(records.apply(question)));
    Map<LocalDate, AggregateRow> byFirst = new HashMap<>();
    rows.forEach(row -> series.first(row).ifPresent(first -> byFirst.put(first, row)));
    Period unit = Objects.requireNonNull(seriesOf(report, columns));
    Report.Comparison with = report.compare();
    Function<AggregateRow, @Nullable AggregateRow> before =
        row ->
            with == null
                ? null
                : series
                    .first(row)
                    .map(first -> byFirst.get(Compared.earlier(with, unit, first)))
                    .orElse(null);
    var shown = series.latest(finished(derived, rows, before));
    return new ReportResult(
        columns.all(), shown, rows.size() > report.limit(), trend(series, unit, rows));
  }

  private List<AggregateRow> finished(
      Derived derived,
      List<AggregateRow> rows,
      Function<AggregateRow, @Nullable AggregateRow> before) {
    List<AggregateRow> shown = derived.shown(rows);
    if (report.compare() == null) {
      return shown;
    }
    var more = new Compared(report, columns.compared()).of(rows, before);
    var all = new ArrayList<AggregateRow>();
    for (int i = 0; i < shown.size(); i++) {
      var values = new ArrayList<@Nullable Object>(shown.get(i).values());
      values.addAll(more.get(i));
      all.add(new AggregateRow(shown.get(i).groups(), values));
    }
    return all;
  }

  private Derived derived(Condition within) {
    AggregateRow total =
        Derived.needsTotal(report)
            ? records
                .apply(
                    new Aggregation(
                        form,
                        within,
                        List.of(),
                        columns.measures(),
                        List.of(),
                        1,
                        report.counted(),
                        report.rows(),
                        false))
                .getFirst()
            : null;
    return new Derived(report, total);
  }

  private Aggregation question(Condition within, int limit, boolean rest) {
    return new Aggregation(
        form,
        within,
        columns.groups(),
        columns.measures(),
        columns.order(),
        limit,
        report.counted(),
        report.rows(),
        rest);
  }

  // --- Periods -----------------------------------------------------------------------------------

  private Condition inPeriod() {
    Report.Span span = report.period();
    if (span == null) {
      return Condition.ALWAYS;
    }
    return inPeriod(span, today);
  }

  static Condition inPeriod(Report.Span span, LocalDate today) {
    LocalDate first = first(span, today);
    return between(span.field(), first, span.unit().next(first));
  }

  private static LocalDate first(Report.Span span, LocalDate today) {
    LocalDate first = span.unit().first(span.unit().of(today)).orElseThrow();
    for (int i = 0; i < span.back(); i++) {
      first = span.unit().previous(first);
    }
    return first;
  }

  /** The rows of the earlier period, by the labels that they share; up to the same day of it. */
  private Function<AggregateRow, @Nullable AggregateRow> before(Condition filter) {
    Report.Span span = report.period();
    Report.Comparison with = report.compare();
    if (span == null || with == null) {
      return _ -> null;
    }
    LocalDate first = first(span, today);
    LocalDate earlier = Compared.earlier(with, span.unit(), first);
    LocalDate end = span.unit().next(earlier);
    if (span.back() == 0) {
      LocalDate sameDay = earlier.plusDays(today.toEpochDay() - first.toEpochDay() + 1);
      end = sameDay.isBefore(end) ? sameDay : end;
    }
    Condition within =
        Condition.all(report.condition(), filter, between(span.field(), earlier, end));
    var rows = derived(within).of(records.apply(question(within, Aggregation.MAX_ROWS, false)));
    Map<List<@Nullable Object>, AggregateRow> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(key(row), row));
    return row -> byKey.get(key(row));
  }

  private static List<@Nullable Object> key(AggregateRow row) {
    var key = new ArrayList<@Nullable Object>();
    row.groups().forEach(label -> key.add(label.value()));
    return key;
  }

  static Condition between(RecordPath field, LocalDate first, LocalDate end) {
    return Condition.all(
        Condition.of(field.steps(), Operator.GTE, Operand.of(first.toString())),
        Condition.of(field.steps(), Operator.LT, Operand.of(end.toString())));
  }

  // --- Order and trend ---------------------------------------------------------------------------

  /** The order with measures that are made of others in it. */
  private Comparator<AggregateRow> order() {
    Comparator<AggregateRow> order = (_, _) -> 0;
    for (Report.SortBy sort : report.sort()) {
      Comparator<AggregateRow> by = by(sort.by());
      order = order.thenComparing(sort.isDescending() ? by.reversed() : by);
    }
    return order;
  }

  private Comparator<AggregateRow> by(FieldKey key) {
    int dimension = report.dimensions().stream().map(Report.Dimension::key).toList().indexOf(key);
    int measure = report.measures().stream().map(Report.Measure::key).toList().indexOf(key);
    return (one, other) ->
        dimension >= 0
            ? AggregateRow.compare(
                one.groups().get(dimension).value(), other.groups().get(dimension).value())
            : AggregateRow.compare(one.values().get(measure), other.values().get(measure));
  }

  /** Through the periods that are over: the one that runs would bend the line. */
  private @Nullable Trend trend(Series series, Period unit, List<AggregateRow> rows) {
    Report.Trend wanted = report.trend();
    if (wanted == null) {
      return null;
    }
    int measure = report.measures().stream().map(Report.Measure::key).toList().indexOf(wanted.of());
    var periods = new ArrayList<Label>();
    var values = new ArrayList<BigDecimal>();
    LocalDate next = null;
    for (AggregateRow row : last(rows)) {
      LocalDate first = series.first(row).orElse(null);
      Object value = row.values().get(measure);
      if (first != null && value instanceof Number && !unit.next(first).isAfter(today)) {
        periods.add(row.groups().getFirst());
        values.add(Derived.number(value));
        next = unit.next(first);
      }
    }
    if (values.size() < 2 || next == null) {
      return null;
    }
    for (int i = 0; i < wanted.ahead(); i++) {
      periods.add(series.label(next));
      next = unit.next(next);
    }
    return Trend.of(wanted.of(), periods, values);
  }

  private List<AggregateRow> last(List<AggregateRow> rows) {
    return rows.subList(Math.max(0, rows.size() - report.limit()), rows.size());
  }
}
