package dev.formwork.workspace.metrics;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.MetricService;
import dev.formwork.workspace.shell.NavigationPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Metrics among the places to go, beside the dashboards. */
@Component
public final class MetricsNavigation implements NavigationPart {

  static final String PATH = "metrics";
  static final String ONE = "metrics/:app/:metric";

  private static final int RANK = 21;

  private final MetricService metrics;
  private final CurrentActor current;

  MetricsNavigation(MetricService metrics, CurrentActor current) {
    this.metrics = metrics;
    this.current = current;
  }

  static String path(QualifiedKey metric) {
    return PATH + "/" + metric.app() + "/" + metric.key();
  }

  @Override
  public int rank() {
    return RANK;
  }

  @Override
  public List<Group> groups() {
    return metrics.metrics(current.get()).isEmpty()
        ? List.of()
        : List.of(
            new Group(
                "dashboards",
                t("dashboard.group"),
                List.of(new Entry(t("metrics.title"), "gauge", PATH))));
  }
}
