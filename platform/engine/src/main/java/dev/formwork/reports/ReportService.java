package dev.formwork.reports;

import dev.formwork.definitions.Apps;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.LiveAccess;
import dev.formwork.records.Period;
import dev.formwork.records.RecordFigures;
import dev.formwork.records.RecordQuery;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Runs reports. Every number counts only records and fields that the actor may read. */
@Service
public class ReportService {

  private final Apps apps;
  private final LiveAccess access;
  private final RecordFigures figures;

  ReportService(Apps apps, LiveAccess access, RecordFigures figures) {
    this.apps = apps;
    this.access = access;
    this.figures = figures;
  }

  /** The reports that the actor may run. */
  @NoPermission(because = "it lists only what the actor has a permission for")
  public List<ReportSummary> reports(Actor actor) {
    return apps.live().all(Report.TYPE).stream()
        .filter(named -> mayRun(actor, named.key()))
        .map(named -> new ReportSummary(named.key(), named.value().title(), named.value().help()))
        .toList();
  }

  /** The definition of a report. */
  @Permission("the report")
  public Report report(Actor actor, QualifiedKey key) {
    access.current().decideReport(actor, key).orThrow();
    return find(key);
  }

  /** Whether {@link #run} would answer, without a filter. */
  @NoPermission(because = "it is the question itself")
  public boolean mayRun(Actor actor, QualifiedKey key) {
    return access.current().decideReport(actor, key).allowed()
        && apps.live()
            .find(Report.TYPE, key)
            .filter(report -> apps.live().find(Form.TYPE, report.formIn(key.app())).isPresent())
            .filter(report -> figures.mayRead(actor, report.formIn(key.app()), fields(report)))
            .isPresent();
  }

  /**
   * The answer of a report.
   *
   * @param filter what the caller narrows it to, beside the filter of the report
   */
  @Permission("the report, and read on its form; only records within the actor's scope")
  public ReportResult run(Actor actor, QualifiedKey key, Condition filter) {
    return run(actor, key, report(actor, key), filter);
  }

  /** The answer of a report that was read already, or of one that was made of it. */
  @Permission("read on its form; the caller has decided about the report")
  ReportResult run(Actor actor, QualifiedKey key, Report report, Condition filter) {
    var columns = new Columns(report, form(report, key));
    Period series = seriesOf(report, columns);
    var question =
        new Aggregation(
            report.formIn(key.app()),
            Condition.all(report.condition(), filter),
            columns.groups(),
            columns.measures(),
            columns.order(),
            series == null ? report.limit() + 1 : Aggregation.MAX_ROWS,
            report.counted());
    List<AggregateRow> rows = figures.of(actor, question);
    if (series != null) {
      var filling = new Series(report, series);
      List<AggregateRow> filled = filling.filled(rows);
      return new ReportResult(
          columns.all(), filling.latest(filled), filled.size() > report.limit());
    }
    boolean more = rows.size() > report.limit();
    return new ReportResult(columns.all(), more ? rows.subList(0, report.limit()) : rows, more);
  }

  /**
   * The query that lists the records behind a row.
   *
   * @param filter as the report was run with
   * @param groups the row's values of the dimensions
   */
  @Permission("the report")
  public RecordQuery drill(
      Actor actor, QualifiedKey key, Condition filter, List<? extends @Nullable Object> groups) {
    Report report = report(actor, key);
    if (groups.size() != report.dimensions().size()) {
      throw new Refusal.Invalid(
          Problem.error("report.drill.shape", "groups").with("count", report.dimensions().size()));
    }
    var columns = new Columns(report, form(report, key));
    var parts = new ArrayList<Condition>(List.of(report.condition(), filter));
    for (int i = 0; i < groups.size(); i++) {
      Report.Dimension dimension = report.dimensions().get(i);
      parts.add(in(dimension.field(), columns.period(dimension), groups.get(i)));
    }
    return RecordQuery.all(report.formIn(key.app())).where(new Condition.All(parts));
  }

  /** That a field has this value, or lies in this period. */
  static Condition in(FieldKey key, @Nullable Period period, @Nullable Object value) {
    String field = key.value();
    if (value == null) {
      return new Condition.Compare(key, Operator.EMPTY, dev.formwork.rules.Operand.NULL);
    }
    if (period == null) {
      return Condition.of(field, Operator.EQ, value);
    }
    var first =
        period
            .first(value.toString())
            .orElseThrow(() ->
                new Refusal.Invalid(
                    Problem.error("report.drill.period", field).with("value", value)));
    return Condition.all(
        Condition.of(field, Operator.GTE, first.toString()),
        Condition.of(field, Operator.LT, period.next(first).toString()));
  }

  private static @Nullable Period seriesOf(Report report, Columns columns) {
    return Series.isOrderOf(report) ? columns.period(report.dimensions().getFirst()) : null;
  }

  private Report find(QualifiedKey key) {
    return apps.live()
        .find(Report.TYPE, key)
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("report.not-found", "").with("key", key.toString())));
  }

  private Form form(Report report, QualifiedKey key) {
    return apps.live()
        .find(Form.TYPE, report.formIn(key.app()))
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("report.not-found", "").with("key", key.toString())));
  }

  private static Set<String> fields(Report report) {
    var fields = new HashSet<String>();
    Mentions.of(report.condition(), "")
        .fields()
        .forEach(named -> fields.add(named.field().value()));
    report.dimensions().forEach(dimension -> fields.add(dimension.field().value()));
    report.measures().stream()
        .map(Report.Measure::field)
        .filter(java.util.Objects::nonNull)
        .forEach(field -> fields.add(field.value()));
    return fields;
  }
}
