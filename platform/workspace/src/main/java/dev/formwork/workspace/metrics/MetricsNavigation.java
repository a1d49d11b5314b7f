package dev.formwork.workspace.metrics;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricService;
import dev.formwork.workspace.shell.AppPlaces;
import dev.formwork.workspace.shell.NavigationPart;
import dev.formwork.workspace.text.Say;
import java.util.List;
import org.springframework.stereotype.Component;

/** Metrics among the places to go: all on one page below the inbox, single ones in their apps. */
@Component
public final class MetricsNavigation implements NavigationPart, AppPlaces {

  static final String PATH = "metrics";
  static final String ONE = "metrics/:app/:metric";

  private static final int BELOW_THE_INBOX = 1;
  private static final String ICON = "gauge";

  private final MetricService metrics;
  private final Apps apps;
  private final CurrentActor current;

  MetricsNavigation(MetricService metrics, Apps apps, CurrentActor current) {
    this.metrics = metrics;
    this.apps = apps;
    this.current = current;
  }

  static String path(QualifiedKey metric) {
    return PATH + "/" + metric.app() + "/" + metric.key();
  }

  @Override
  public int rank() {
    return BELOW_THE_INBOX;
  }

  @Override
  public List<Group> groups() {
    return metrics.metrics(current.get()).isEmpty()
        ? List.of()
        : List.of(Group.of("inbox", "", ICON, List.of(new Entry(t("metrics.title"), ICON, PATH))));
  }

  @Override
  public String kind() {
    return "metric";
  }

  @Override
  public List<Place> places() {
    return metrics.metrics(current.get()).stream().map(this::place).toList();
  }

  private Place place(QualifiedKey key) {
    String title =
        apps.live().find(Metric.TYPE, key).map(metric -> Say.t(metric.title())).orElse("");
    return new Place(key, new Entry(title, ICON, path(key)), false);
  }
}
