package dev.formwork.reports;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Label;
import dev.formwork.records.LiveAccess;
import dev.formwork.records.RecordFigures;
import dev.formwork.records.RecordService;
import dev.formwork.rules.Condition;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Opens dashboards and runs what their tiles show. */
@Service
public class DashboardService {

  private final Apps apps;
  private final LiveAccess access;
  private final ReportService reports;
  private final RecordFigures figures;
  private final RecordService records;

  DashboardService(
      Apps apps,
      LiveAccess access,
      ReportService reports,
      RecordFigures figures,
      RecordService records) {
    this.apps = apps;
    this.access = access;
    this.reports = reports;
    this.figures = figures;
    this.records = records;
  }

  /** The dashboards that the actor may open. */
  @NoPermission(because = "it lists only what the actor has a permission for")
  public List<ReportSummary> dashboards(Actor actor) {
    return apps.live().all(Dashboard.TYPE).stream()
        .filter(named -> access.current().decideDashboard(actor, named.key()).allowed())
        .map(named -> new ReportSummary(named.key(), named.value().title(), LocalizedText.EMPTY))
        .toList();
  }

  /**
   * The dashboard, without tiles whose report the actor may not run, and without filters that would
   * narrow none of the others.
   */
  @Permission("the dashboard; a tile needs its report too")
  public DashboardView open(Actor actor, QualifiedKey key) {
    access.current().decideDashboard(actor, key).orThrow();
    Dashboard dashboard =
        apps.live()
            .find(Dashboard.TYPE, key)
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("dashboard.not-found", "").with("key", key.toString())));
    return new PageMaker(
            apps.live(),
            report -> reports.mayRun(actor, report),
            (form, field) -> figures.mayRead(actor, form, Set.of(field)))
        .page(key, dashboard);
  }

  /** What a tile shows: the answer of its report with the one measure that it is about. */
  @Permission("the dashboard and the report")
  public ReportResult tile(
      Actor actor, QualifiedKey dashboard, DefinitionKey tile, Condition filter) {
    Tile.OfReport wanted = find(actor, dashboard, tile);
    return Measures.shown(wanted, reports.run(actor, wanted.reportIn(dashboard.app()), filter));
  }

  /**
   * The same told apart by fewer dimensions, so that every total is counted of the records and not
   * made of other numbers.
   *
   * @param kept which dimensions of the report stay
   */
  @Permission("the dashboard and the report")
  public ReportResult total(
      Actor actor,
      QualifiedKey dashboard,
      DefinitionKey tile,
      Condition filter,
      List<FieldKey> kept) {
    Tile.OfReport wanted = find(actor, dashboard, tile);
    QualifiedKey key = wanted.reportIn(dashboard.app());
    Report fewer = reports.report(actor, key).over(kept);
    return Measures.shown(wanted, reports.run(actor, key, fewer, filter));
  }

  /** The values that a filter of the page can be set to, the most frequent first. */
  @Permission("the dashboard, and read on the field; only values within the actor's scope")
  public List<Label> values(Actor actor, QualifiedKey dashboard, FieldKey filter) {
    DashboardView page = open(actor, dashboard);
    return values(actor).of(page, filter(page, filter), _ -> FilterValues.Meant.ALL);
  }

  /**
   * Those that are called so, among other things: also those that are too rare to be offered.
   *
   * @param words part of what a value is called; of a related record, what it is found by
   */
  @Permission("the dashboard, and read on the field; only values within the actor's scope")
  public List<Label> values(Actor actor, QualifiedKey dashboard, FieldKey filter, String words) {
    if (words.isBlank()) {
      return values(actor, dashboard, filter);
    }
    DashboardView page = open(actor, dashboard);
    DashboardView.Filter wanted = filter(page, filter);
    var search = new FilterSearch(apps.live(), records);
    return values(actor)
        .of(page, wanted, form -> search.called(actor, form, wanted.field(), words.strip()));
  }

  private FilterValues values(Actor actor) {
    return new FilterValues(question -> figures.of(actor, question));
  }

  private static DashboardView.Filter filter(DashboardView page, FieldKey key) {
    return page.filters().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("dashboard.filter.not-found", "").with("filter", key.value())));
  }

  private Tile.OfReport find(Actor actor, QualifiedKey dashboard, DefinitionKey tile) {
    return open(actor, dashboard)
        .find(tile)
        .map(DashboardView.Shown::tile)
        .filter(Tile.OfReport.class::isInstance)
        .map(Tile.OfReport.class::cast)
        .orElseThrow(() -> noTile(tile));
  }

  private static Refusal.NotFound noTile(DefinitionKey tile) {
    return new Refusal.NotFound(
        Problem.error("dashboard.tile.not-found", "").with("tile", tile.value()));
  }
}
