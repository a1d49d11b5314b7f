package dev.formwork.reports;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which records stand behind a row of a report. */
final class Drilling {

  private final Report report;
  private final Columns columns;

  Drilling(Report report, Columns columns) {
    this.report = report;
    this.columns = columns;
  }

  /** Those of the groups with these values. */
  Condition row(List<? extends @Nullable Object> groups) {
    var parts = new ArrayList<Condition>();
    for (int i = 0; i < groups.size(); i++) {
      parts.add(in(report.dimensions().get(i), groups.get(i)));
    }
    return new Condition.All(parts);
  }

  /** Those that stand in none of the rows before the rest. */
  Condition rest(List<AggregateRow> rows) {
    return new Condition.None(
        rows.stream()
            .filter(row -> !row.isRest())
            .map(row -> row(row.groups().stream().map(Label::value).toList()))
            .toList());
  }

  Condition inPeriod(LocalDate today) {
    Report.Span span = report.period();
    return span == null ? Condition.ALWAYS : Answering.inPeriod(span, today);
  }

  private Condition in(Report.Dimension dimension, @Nullable Object value) {
    return in(columns.seen(dimension), value);
  }

  /** That a record falls under a value of a dimension; null for those that have none. */
  static Condition in(DashboardView.Dimension seen, @Nullable Object value) {
    Report.Dimension dimension = seen.of();
    RecordPath field = dimension.field();
    if (value == null) {
      return Condition.of(field.steps(), Operator.EMPTY, Operand.NULL);
    }
    if (!dimension.ranges().isEmpty()) {
      return inRange(dimension, value);
    }
    Period period = seen.period();
    if (period == null) {
      return Condition.of(
          field.steps(), seen.several() ? Operator.INCLUDES : Operator.EQ, Operand.of(value));
    }
    LocalDate first =
        period
            .first(value.toString())
            .orElseThrow(() ->
                new Refusal.Invalid(
                    Problem.error("report.drill.period", field.toString()).with("value", value)));
    return Answering.between(field, first, period.next(first));
  }

  private static Condition inRange(Report.Dimension dimension, Object value) {
    List<Aggregation.Range> ranges = dimension.ranges();
    int at = value instanceof Number number ? number.intValue() : -1;
    if (at < 0 || at >= ranges.size()) {
      throw new Refusal.Invalid(
          Problem.error("report.drill.period", dimension.field().toString()).with("value", value));
    }
    BigDecimal from = at == 0 ? null : ranges.get(at - 1).to();
    BigDecimal to = ranges.get(at).to();
    var parts = new ArrayList<Condition>();
    if (from != null) {
      parts.add(Condition.of(dimension.field().steps(), Operator.GTE, Operand.of(from)));
    }
    if (to != null) {
      parts.add(Condition.of(dimension.field().steps(), Operator.LT, Operand.of(to)));
    }
    parts.add(Condition.of(dimension.field().steps(), Operator.NOT_EMPTY, Operand.NULL));
    return new Condition.All(parts);
  }
}
