package dev.formwork.metrics;

import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric as one actor sees it.
 *
 * @param mayRestate whether he may have a frozen value counted anew
 */
public record MetricView(QualifiedKey key, Metric metric, List<Line> lines, boolean mayRestate) {

  public MetricView {
    lines = List.copyOf(lines);
  }

  /**
   * The values of one organisation, the earliest period first; the last one still runs.
   *
   * @param organisation key of a department; empty for all
   * @param owner absent where nobody answers for it
   */
  public record Line(
      String organisation, LocalizedText title, @Nullable Person owner, List<MetricValue> values) {

    public Line {
      values = List.copyOf(values);
    }

    /** That of the period that runs. */
    public MetricValue current() {
      return values.getLast();
    }
  }
}
