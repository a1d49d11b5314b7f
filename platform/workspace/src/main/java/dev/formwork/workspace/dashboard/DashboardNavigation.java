package dev.formwork.workspace.dashboard;

import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.reports.DashboardService;
import dev.formwork.reports.ReportSummary;
import dev.formwork.workspace.shell.AppPlaces;
import dev.formwork.workspace.shell.NavigationPart.Entry;
import dev.formwork.workspace.text.Say;
import java.util.List;
import org.springframework.stereotype.Component;

/** The dashboards among the places of their apps. */
@Component
public final class DashboardNavigation implements AppPlaces {

  static final String ROUTE = "dashboards/:app/:dashboard";

  private final DashboardService dashboards;
  private final CurrentActor current;

  DashboardNavigation(DashboardService dashboards, CurrentActor current) {
    this.dashboards = dashboards;
    this.current = current;
  }

  static String path(QualifiedKey dashboard) {
    return "dashboards/" + dashboard.app() + "/" + dashboard.key();
  }

  @Override
  public String kind() {
    return "dashboard";
  }

  @Override
  public List<Place> places() {
    return dashboards.dashboards(current.get()).stream()
        .map(each -> new Place(each.key(), entry(each), true))
        .toList();
  }

  private static Entry entry(ReportSummary dashboard) {
    return new Entry(Say.t(dashboard.title()), "layout-dashboard", path(dashboard.key()));
  }
}
