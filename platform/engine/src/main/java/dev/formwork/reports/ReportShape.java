package dev.formwork.reports;

import dev.formwork.definitions.Pointers;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.records.RecordPaths;
import dev.formwork.rules.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a report makes of its rows fits together: derived measures, rest, compare, trend.
 */
final class ReportShape {

  private final Report report;
  private final RecordPaths paths;
  private final List<Problem> found = new ArrayList<>();

  ReportShape(Report report, RecordPaths paths) {
    this.report = report;
    this.paths = paths;
  }

  List<Problem> problems() {
    for (int i = 0; i < report.measures().size(); i++) {
      checkMade(report.measures().get(i), Pointers.item("/measures", i));
    }
    if (report.measures().stream().allMatch(Report.Measure::hidden)) {
      add("report.measure.all-hidden", "/measures", "report", report.key().value());
    }
    checkRest();
    checkPeriods();
    checkTrend();
    return found;
  }

  private void checkMade(Report.Measure measure, String at) {
    if ((measure.kind() == Report.MeasureKind.PERCENTILE) != (measure.p() != null)) {
      add("report.measure.percentile", at + "/p", "key", measure.key().value());
    }
    if (measure.between() != null
        && (measure.kind().isDerived()
            || measure.kind() == Report.MeasureKind.COUNT
            || measure.kind() == Report.MeasureKind.DISTINCT
            || measure.field() != null)) {
      add("report.measure.between", at + "/between", "key", measure.key().value());
    }
    if (!measure.kind().isDerived()) {
      return;
    }
    checkSource(measure, measure.of(), at + "/of");
    if (measure.kind() == Report.MeasureKind.RATIO) {
      checkSource(measure, measure.per(), at + "/per");
    }
    if (measure.kind().isWindow() && report.dimensions().size() != 1) {
      add("report.measure.window", at, "key", measure.key().value());
    }
  }

  /** Made of a number that is taken of records; windows also of a ratio. */
  private void checkSource(Report.Measure measure, @Nullable FieldKey of, String at) {
    boolean fits =
        of != null
            && find(of)
                .filter(source ->
                    !source.kind().isDerived()
                        || (measure.kind().isWindow() && source.kind() == Report.MeasureKind.RATIO))
                .filter(this::isNumber)
                .isPresent();
    if (!fits) {
      add("report.measure.of", at, "key", measure.key().value());
    }
  }

  private Optional<Report.Measure> find(FieldKey key) {
    return report.measures().stream().filter(each -> each.key().equals(key)).findFirst();
  }

  private boolean isNumber(Report.Measure measure) {
    boolean extreme =
        measure.kind() == Report.MeasureKind.MIN || measure.kind() == Report.MeasureKind.MAX;
    return !extreme
        || measure.field() == null
        || paths.kind(measure.field()).filter(kind -> kind != ValueKind.NUMBER).isEmpty();
  }

  private void checkRest() {
    if (!report.rest()) {
      return;
    }
    Set<FieldKey> derived = new HashSet<>();
    report.measures().stream()
        .filter(measure -> measure.kind().isDerived())
        .forEach(measure -> derived.add(measure.key()));
    boolean sortedByDerived = report.sort().stream().anyMatch(sort -> derived.contains(sort.by()));
    if (sortedByDerived
        || report.dimensions().isEmpty()
        || report.compare() != null
        || isSeries()) {
      add("report.rest.unfit", "/rest", "report", report.key().value());
    }
  }

  private void checkPeriods() {
    Report.Span period = report.period();
    if (period != null
        && paths
            .kind(period.field())
            .filter(kind -> kind != ValueKind.DATE && kind != ValueKind.DATE_TIME)
            .isPresent()) {
      add("report.period.not-a-date", "/period/field", "field", period.field().toString());
    }
    if (report.compare() != null && period == null && !isSeries()) {
      add("report.compare.no-period", "/compare", "report", report.key().value());
    }
  }

  private void checkTrend() {
    Report.Trend trend = report.trend();
    if (trend == null) {
      return;
    }
    if (!isSeries()) {
      add("report.trend.no-series", "/trend", "report", report.key().value());
    }
    if (find(trend.of()).filter(this::isNumber).isEmpty()) {
      add("report.trend.of", "/trend/of", "key", trend.of().value());
    }
  }

  private boolean isSeries() {
    return isSeries(report, paths);
  }

  /** Whether its rows are periods in their order. */
  static boolean isSeries(Report report, RecordPaths paths) {
    return Series.isOrderOf(report)
        && paths
            .kind(report.dimensions().getFirst().field())
            .filter(kind -> kind == ValueKind.DATE || kind == ValueKind.DATE_TIME)
            .isPresent();
  }

  private void add(String code, String pointer, String arg, String value) {
    found.add(Problem.error(code, pointer).with(arg, value));
  }
}
