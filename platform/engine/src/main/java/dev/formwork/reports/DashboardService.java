package dev.formwork.reports;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.LiveAccess;
import dev.formwork.rules.Condition;
import java.util.List;
import org.springframework.stereotype.Service;

/** Opens dashboards and runs what their tiles show. */
@Service
public class DashboardService {

  private final Apps apps;
  private final LiveAccess access;
  private final ReportService reports;

  DashboardService(Apps apps, LiveAccess access, ReportService reports) {
    this.apps = apps;
    this.access = access;
    this.reports = reports;
  }

  /** The dashboards that the actor may open. */
  @NoPermission(because = "it lists only what the actor has a permission for")
  public List<ReportSummary> dashboards(Actor actor) {
    return apps.live().all(Dashboard.TYPE).stream()
        .filter(named -> access.current().decideDashboard(actor, named.key()).allowed())
        .map(named -> new ReportSummary(named.key(), named.value().title(), LocalizedText.EMPTY))
        .toList();
  }

  /** The dashboard, without tiles whose report the actor may not run. */
  @Permission("the dashboard; a tile needs its report too")
  public DashboardView open(Actor actor, QualifiedKey key) {
    access.current().decideDashboard(actor, key).orThrow();
    Dashboard dashboard =
        apps.live()
            .find(Dashboard.TYPE, key)
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("dashboard.not-found", "").with("key", key.toString())));
    var tiles =
        dashboard.tiles().stream()
            .filter(tile -> reports.mayRun(actor, tile.reportIn(key.app())))
            .map(tile ->
                new DashboardView.Tile(
                    tile.key(),
                    tile.title(),
                    tile.reportIn(key.app()),
                    tile.measure(),
                    tile.kind(),
                    tile.span()))
            .toList();
    return new DashboardView(key, dashboard.title(), tiles);
  }

  /** What a tile shows: the answer of its report with the one measure that it is about. */
  @Permission("the dashboard and the report")
  public ReportResult tile(
      Actor actor, QualifiedKey dashboard, DefinitionKey tile, Condition filter) {
    DashboardView.Tile wanted =
        open(actor, dashboard).tiles().stream()
            .filter(each -> each.key().equals(tile))
            .findFirst()
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("dashboard.tile.not-found", "").with("tile", tile.value())));
    ReportResult result = reports.run(actor, wanted.report(), filter);
    if (wanted.measure() != null) {
      return result.only(wanted.measure());
    }
    return wanted.kind() == ChartKind.TABLE
        ? result
        : result.only(result.columns().get(result.dimensions()).key());
  }
}
