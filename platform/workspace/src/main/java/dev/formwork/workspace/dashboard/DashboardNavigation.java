package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.reports.DashboardService;
import dev.formwork.workspace.shell.NavigationPart;
import dev.formwork.workspace.text.Say;
import java.util.List;
import org.springframework.stereotype.Component;

/** The dashboards among the places to go. */
@Component
public final class DashboardNavigation implements NavigationPart {

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
  public int rank() {
    return 20;
  }

  @Override
  public List<Group> groups() {
    var entries =
        dashboards.dashboards(current.get()).stream()
            .map(each -> new Entry(Say.t(each.title()), "layout-dashboard", path(each.key())))
            .toList();
    return entries.isEmpty()
        ? List.of()
        : List.of(new Group("dashboards", t("dashboard.group"), entries));
  }
}
