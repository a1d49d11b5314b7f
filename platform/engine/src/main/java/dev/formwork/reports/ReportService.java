package dev.formwork.reports;

import dev.formwork.definitions.Apps;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.LiveAccess;
import dev.formwork.records.RecordFigures;
import dev.formwork.records.RecordQuery;
import dev.formwork.rules.Condition;
import dev.formwork.rules.SystemField;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Runs reports. Every number counts only records and fields that the actor may read. */
@Service
public class ReportService {

  private final Apps apps;
  private final LiveAccess access;
  private final RecordFigures figures;
  private final Turns turns;
  private final Clock clock;
  private final ZoneId zone;

  ReportService(
      Apps apps, LiveAccess access, RecordFigures figures, Turns turns, Clock clock, ZoneId zone) {
    this.apps = apps;
    this.access = access;
    this.figures = figures;
    this.turns = turns;
    this.clock = clock;
    this.zone = zone;
  }

  /** The reports that the actor may run. */
  @NoPermission(because = "it lists only what the actor has a permission for")
  public List<ReportSummary> reports(Actor actor) {
    return apps.live().all(Report.TYPE).stream()
        .filter(named -> mayRun(actor, named.key()))
        .map(named -> new ReportSummary(named.key(), named.value().title(), named.value().help()))
        .toList();
  }

  /** The definition of a report. */
  @Permission("the report")
  public Report report(Actor actor, QualifiedKey key) {
    access.current().decideReport(actor, key).orThrow();
    return find(key);
  }

  /** Whether {@link #run} would answer, without a filter. */
  @NoPermission(because = "it is the question itself")
  public boolean mayRun(Actor actor, QualifiedKey key) {
    return access.current().decideReport(actor, key).allowed()
        && apps.live()
            .find(Report.TYPE, key)
            .filter(report -> apps.live().find(Form.TYPE, report.formIn(key.app())).isPresent())
            .filter(report -> figures.mayRead(actor, report.formIn(key.app()), fields(report)))
            .isPresent();
  }

  /**
   * The answer of a report.
   *
   * @param filter what the caller narrows it to, beside the filter of the report
   */
  @Permission("the report, and read on its form; only records within the actor's scope")
  public ReportResult run(Actor actor, QualifiedKey key, Condition filter) {
    return run(actor, key, report(actor, key), filter);
  }

  /** The answer of a report that was read already, or of one that was made of it. */
  @Permission("read on its form; the caller has decided about the report")
  ReportResult run(Actor actor, QualifiedKey key, Report report, Condition filter) {
    return run(actor, key, report, filter, clock.instant());
  }

  /**
   * Up to so many rows of a report, whatever its own limit.
   *
   * @param now what its periods and relative dates count from
   */
  @Permission("the report, and read on its form; only records within the actor's scope")
  public ReportResult rows(Actor actor, QualifiedKey key, Condition filter, Instant now, int most) {
    return run(actor, key, report(actor, key).upTo(most), filter, now);
  }

  private ReportResult run(
      Actor actor, QualifiedKey key, Report report, Condition filter, Instant now) {
    var columns = columns(report, key);
    var counting = OnDashboards.counting(apps.live(), key, report).orElse(null);
    var asking = new Asking(actor, figures, counting, now);
    return turns.in(
        actor,
        () ->
            new Answering(
                    report,
                    report.formIn(key.app()),
                    columns,
                    now.atZone(zone).toLocalDate(),
                    asking)
                .answer(filter)
                .counted(asking.isCounted()));
  }

  /**
   * The query that lists the records behind a row. Where rows of records count, or deadlines or
   * steps, it lists the records that have them.
   *
   * @param filter as the report was run with
   * @param groups the row's values of the dimensions
   */
  @Permission("the report")
  public RecordQuery drill(
      Actor actor, QualifiedKey key, Condition filter, List<? extends @Nullable Object> groups) {
    Report report = report(actor, key);
    if (groups.size() != report.dimensions().size()) {
      throw new Refusal.Invalid(
          Problem.error("report.drill.shape", "groups").with("count", report.dimensions().size()));
    }
    var drilling = new Drilling(report, columns(report, key));
    Condition row =
        !groups.isEmpty() && AggregateRow.REST.equals(groups.getFirst())
            ? drilling.rest(run(actor, key, filter).rows())
            : drilling.row(groups);
    Condition within = drilling.inPeriod(clock.instant().atZone(zone).toLocalDate());
    return RecordQuery.all(report.formIn(key.app()))
        .where(new Condition.All(List.of(report.condition(), filter, within, row)));
  }

  private Report find(QualifiedKey key) {
    return apps.live()
        .find(Report.TYPE, key)
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("report.not-found", "").with("key", key.toString())));
  }

  private Columns columns(Report report, QualifiedKey key) {
    QualifiedKey form = report.formIn(key.app());
    if (apps.live().find(Form.TYPE, form).isEmpty()) {
      throw new Refusal.NotFound(Problem.error("report.not-found", "").with("key", key.toString()));
    }
    return new Columns(report, form, apps.live());
  }

  /** The fields that have to be open to whoever runs it. */
  static Set<String> fields(Report report) {
    var fields = new HashSet<String>();
    ReportMentions.of(report).forEach(named -> fields.add(named.path().toString()));
    fields.removeIf(field -> SystemField.named(field).isPresent());
    return fields;
  }
}
