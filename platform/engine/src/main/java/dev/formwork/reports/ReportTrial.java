package dev.formwork.reports;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Period;
import dev.formwork.rules.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** What a report of a draft will tell: real numbers where they can be had, else made-up ones. */
public final class ReportTrial {

  /** Where the numbers come from. */
  public enum Ground {
    /** Records that the actor may read. */
    REAL,
    /** Made up: nothing has been entered yet that the actor may read. */
    NOTHING_THERE,
    /** Made up: what is counted has not been published as the report needs it. */
    NOT_PUBLISHED,
    /** Made up: the actor may not read what is counted. */
    NOT_ALLOWED
  }

  /** What a trial asks. */
  record Means(LocalDate today, Function<Aggregation, List<AggregateRow>> records) {}

  private final Report report;
  private final DashboardView.Source source;
  private final Columns columns;
  private final Ground ground;
  private final ChartFit fit;
  private final Means means;

  ReportTrial(
      Report report,
      DashboardView.Source source,
      Columns columns,
      Ground ground,
      ChartFit fit,
      Means means) {
    this.report = report;
    this.source = source;
    this.columns = columns;
    this.ground = ground;
    this.fit = fit;
    this.means = means;
  }

  public Report report() {
    return report;
  }

  public DashboardView.Source source() {
    return source;
  }

  public Ground ground() {
    return ground;
  }

  /** Which tiles can show it. */
  public ChartFit fit() {
    return fit;
  }

  /** What a tile shows, narrowed by a filter; made-up records know no filters. */
  public ReportResult tile(Tile.OfReport tile, Condition filter) {
    return Measures.shown(tile, answer(report, columns, filter));
  }

  /**
   * The same told apart by fewer dimensions.
   *
   * @param kept which dimensions of the report stay
   */
  public ReportResult total(Tile.OfReport tile, Condition filter, List<FieldKey> kept) {
    Report fewer = report.over(kept);
    return Measures.shown(tile, answer(fewer, columns.of(fewer), filter));
  }

  /** All numbers about the records that fulfil a condition; made-up ones know no filters. */
  public ReportResult answer(Condition filter) {
    return answer(report, columns, filter);
  }

  /** All numbers told apart by the period that a date falls into, beside nothing else. */
  public ReportResult eachPeriod(FieldKey date, Period period) {
    Report each = report.eachPeriod(date, period);
    return answer(each, columns.of(each), Condition.ALWAYS);
  }

  private ReportResult answer(Report asked, Columns seen, Condition filter) {
    QualifiedKey form = source.form();
    return new Answering(asked, form, seen, means.today(), means.records()).answer(filter);
  }
}
