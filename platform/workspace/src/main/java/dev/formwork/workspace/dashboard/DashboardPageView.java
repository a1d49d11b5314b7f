package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.reports.DashboardService;
import dev.formwork.reports.DashboardView;
import dev.formwork.rules.Condition;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.report.ReportDownloads;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.PermitAll;
import java.util.List;

@Route(value = DashboardNavigation.ROUTE, layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/dashboard.css")
@CssImport("./formwork/table.css")
class DashboardPageView extends Div implements Screen, BeforeEnterObserver {

  private final transient DashboardService dashboards;
  private final transient CurrentActor current;
  private final transient ReportDownloads downloads;
  private String title = "";

  DashboardPageView(DashboardService dashboards, CurrentActor current, ReportDownloads downloads) {
    this.dashboards = dashboards;
    this.current = current;
    this.downloads = downloads;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    DashboardView shown = dashboards.open(current.get(), key(event));
    title = Say.t(shown.title());
    var tiles = new Div();
    tiles.addClassName("fw-tiles");
    shown.tiles().forEach(tile -> tiles.add(tile(shown.key(), tile)));
    add(new H1(title), tiles);
    if (shown.tiles().isEmpty()) {
      add(new EmptyState("layout-dashboard", t("dashboard.empty"), t("dashboard.empty-hint")));
    }
  }

  private static QualifiedKey key(BeforeEnterEvent event) {
    var parameters = event.getRouteParameters();
    try {
      return new QualifiedKey(
          DefinitionKey.of(parameters.get("app").orElse("")),
          DefinitionKey.of(parameters.get("dashboard").orElse("")));
    } catch (RuntimeException noKeys) {
      throw new NotFoundException();
    }
  }

  private Component tile(QualifiedKey dashboard, DashboardView.Tile tile) {
    var card = new Div(new H2(Say.t(tile.title())));
    card.addClassNames("fw-card", "fw-tile");
    downloads.menu(tile.report(), Condition.ALWAYS).ifPresent(card::add);
    card.getElement().setAttribute("data-kind", tile.kind().name());
    card.getStyle().set("--fw-span", String.valueOf(tile.span()));
    try {
      card.add(
          TileContent.of(
              tile, dashboards.tile(current.get(), dashboard, tile.key(), Condition.ALWAYS)));
    } catch (Refusal refused) {
      card.add(new Div(Say.t(refused.problems().list().getFirst())));
    }
    return card;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(title));
  }
}
