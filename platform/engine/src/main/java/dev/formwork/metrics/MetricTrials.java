package dev.formwork.metrics;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Permission;
import dev.formwork.metrics.internal.Measuring;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.ReportTrial;
import dev.formwork.reports.ReportTrials;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Shows builders what a metric of a draft will show: counted now of the records that they may read,
 * as nothing is frozen of what isn't published; else made up.
 */
@Service
public class MetricTrials {

  /** So many organisations are shown. */
  public static final int ORGANISATIONS = 12;

  private final ReportTrials reports;
  private final Measuring measuring;
  private final MetricService.Time time;

  MetricTrials(ReportTrials reports, Measuring measuring, MetricService.Time time) {
    this.reports = reports;
    this.measuring = measuring;
    this.time = time;
  }

  /** A metric as it is being built; refuses one whose report can't be answered. */
  @Permission("platform administrator; only numbers that the actor may read")
  public MetricTrial trial(Actor actor, DefinitionKey app, Metric metric) {
    ReportTrials.Stage stage = reports.stage(actor, app);
    ReportTrial report = stage.trial(metric.reportIn(app), metric.date());
    boolean isReal = report.ground() == ReportTrial.Ground.REAL;
    Map<String, BigDecimal> madeUp = isReal ? Map.of() : madeUp(metric, report);
    var trial = new Trial(actor, metric, stage, report);
    var lines = new ArrayList<MetricView.Line>();
    List<String> periods = periods(metric);
    lines.add(trial.line("", periods, isReal ? null : madeUp::get));
    if (isReal) {
      List<String> current = List.of(periods.getLast());
      measuring.organisations(metric).stream()
          .skip(1)
          .limit(ORGANISATIONS)
          .forEach(organisation -> lines.add(trial.line(organisation, current, null)));
    }
    return new MetricTrial(metric, report.ground(), lines);
  }

  /** The periods that are shown, the one that runs last. */
  private List<String> periods(Metric metric) {
    var periods = new ArrayList<String>();
    LocalDate today = time.clock().instant().atZone(time.zone()).toLocalDate();
    String period = Measuring.periodOf(metric, today);
    for (int i = 0; i < MetricService.PERIODS; i++) {
      periods.addFirst(period);
      period = Measuring.before(metric.period(), period);
    }
    return periods;
  }

  private static Map<String, BigDecimal> madeUp(Metric metric, ReportTrial report) {
    ReportResult result = report.eachPeriod(metric.date(), metric.period());
    int column = Math.max(Measuring.column(metric, result), 1) - 1; // behind the period
    Map<String, BigDecimal> found = new HashMap<>();
    result
        .rows()
        .forEach(row -> {
          BigDecimal value = Measuring.number(metric, row.values().get(column));
          if (value != null) {
            found.put(String.valueOf(row.groups().getFirst().value()), value);
          }
        });
    return found;
  }

  /** One metric that is tried. */
  private final class Trial {

    private final Actor actor;
    private final Metric metric;
    private final ReportTrials.Stage stage;
    private final ReportTrial report;

    private Trial(Actor actor, Metric metric, ReportTrials.Stage stage, ReportTrial report) {
      this.actor = actor;
      this.metric = metric;
      this.stage = stage;
      this.report = report;
    }

    /**
     * @param given the values of periods; counted where absent
     */
    private MetricView.Line line(
        String organisation,
        List<String> periods,
        @Nullable Function<String, @Nullable BigDecimal> given) {
      var values = new ArrayList<MetricValue>();
      for (String period : periods) {
        LocalDate first = metric.period().first(period).orElseThrow();
        BigDecimal value = given == null ? counted(organisation, first) : given.apply(period);
        values.add(Measuring.lit(metric, organisation, period, value, stage.parameters(first)));
      }
      return new MetricView.Line(
          organisation,
          MetricService.title(organisation, actor.organisation()),
          measuring.owner(metric, organisation).orElse(null),
          values);
    }

    private @Nullable BigDecimal counted(String organisation, LocalDate first) {
      ReportResult result =
          report.answer(Measuring.counted(metric, organisation, first, actor.organisation()));
      return result.rows().isEmpty()
          ? null
          : Measuring.number(
              metric, result.rows().getFirst().values().get(Measuring.column(metric, result)));
    }
  }
}
