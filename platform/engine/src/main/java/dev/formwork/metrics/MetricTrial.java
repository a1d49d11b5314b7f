package dev.formwork.metrics;

import dev.formwork.reports.ReportTrial;
import java.util.List;

/**
 * What a metric of a draft will show.
 *
 * @param ground where the numbers come from
 * @param lines that of all first, with several periods; those of organisations have only the period
 *     that runs, and are there for real numbers only
 */
public record MetricTrial(Metric metric, ReportTrial.Ground ground, List<MetricView.Line> lines) {

  public MetricTrial {
    lines = List.copyOf(lines);
  }

  /** The values of all. */
  public MetricView.Line all() {
    return lines.getFirst();
  }

  /** The organisations that have values of their own. */
  public List<MetricView.Line> organisations() {
    return lines.subList(1, lines.size());
  }
}
