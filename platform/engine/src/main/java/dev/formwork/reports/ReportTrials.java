package dev.formwork.reports;

import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Drafts;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.RecordFigures;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordPaths;
import dev.formwork.reports.ReportTrial.Ground;
import dev.formwork.rules.Condition;
import dev.formwork.rules.SystemField;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Shows builders what reports and dashboards of a draft will tell. A number is real only where the
 * builder may read all that it is made of.
 */
@Service
public class ReportTrials {

  private final Drafts drafts;
  private final Apps apps;
  private final RecordFigures figures;
  private final Turns turns;
  private final Clock clock;
  private final ZoneId zone;

  ReportTrials(
      Drafts drafts, Apps apps, RecordFigures figures, Turns turns, Clock clock, ZoneId zone) {
    this.drafts = drafts;
    this.apps = apps;
    this.figures = figures;
    this.turns = turns;
    this.clock = clock;
    this.zone = zone;
  }

  /** The draft of an app, as reports see it. */
  @Permission("platform administrator")
  public Stage stage(Actor actor, DefinitionKey app) {
    return new Stage(actor, app, drafts.catalog(actor, app));
  }

  /** What reports and dashboards of one draft are tried on. */
  public final class Stage {

    private final Actor actor;
    private final DefinitionKey app;
    private final Catalog draft;

    private Stage(Actor actor, DefinitionKey app, Catalog draft) {
      this.actor = actor;
      this.app = app;
      this.draft = draft;
    }

    /**
     * A report of this draft, or of another app, as its tiles name it; refuses what is not there.
     */
    public ReportTrial trial(QualifiedKey key) {
      return trial(key, find(key), null);
    }

    /** A report as it is being built; refuses one that asks what can't be answered. */
    public ReportTrial trial(Report report) {
      return trial(new QualifiedKey(app, report.key()), report, null);
    }

    /** A report that is asked by a date beside what it names itself. */
    public ReportTrial trial(QualifiedKey key, FieldKey date) {
      return trial(key, find(key), date);
    }

    /** The parameters of the app, as they were or will be on a day. */
    public Map<String, Object> parameters(LocalDate day) {
      return draft.parameters(app, day);
    }

    private Report find(QualifiedKey key) {
      return draft
          .find(Report.TYPE, key)
          .orElseThrow(() ->
              new Refusal.NotFound(
                  Problem.error("report.not-found", "").with("key", key.toString())));
    }

    private ReportTrial trial(QualifiedKey key, Report built, @Nullable FieldKey date) {
      Report report = built.undrawn();
      QualifiedKey form = report.formIn(key.app());
      if (draft.find(Form.TYPE, form).isEmpty()) {
        throw new Refusal.Invalid(
            Problem.error("definitions.form.not-found", "/form")
                .with("app", form.app().value())
                .with("key", form.key().value()));
      }
      new Problems(problems(report, key.app(), draft)).orThrow();
      Ground ground = ground(report, key.app(), form, date);
      Catalog catalog = ground == Ground.REAL ? apps.live() : draft;
      return new ReportTrial(
          report,
          new PageMaker(catalog, _ -> true, (_, _) -> true).source(key, report),
          new Columns(report, form, catalog),
          ground,
          new ChartFit(report, key.app(), catalog),
          new ReportTrial.Means(today(), ground == Ground.REAL ? real() : madeUp(form)));
    }

    /** Which tiles suit a report; empty where there is none of this name. */
    public Optional<ChartFit> fit(QualifiedKey key) {
      return draft.find(Report.TYPE, key).map(report -> new ChartFit(report, key.app(), draft));
    }

    /** The page that the tiles of a dashboard make, where their reports are there. */
    public DashboardView page(Dashboard dashboard) {
      return new PageMaker(draft, _ -> true, (_, _) -> true)
          .page(new QualifiedKey(app, dashboard.key()), dashboard);
    }

    private Ground ground(
        Report report, DefinitionKey of, QualifiedKey form, @Nullable FieldKey date) {
      Catalog live = apps.live();
      var fields = new HashSet<>(ReportService.fields(report));
      if (date != null && SystemField.named(date.value()).isEmpty()) {
        fields.add(date.value());
      }
      if (!isPublished(report, of, form, live)
          || (date != null && new RecordPaths(form, live).end(RecordPath.of(date)).isEmpty())) {
        return Ground.NOT_PUBLISHED;
      }
      if (!figures.mayRead(actor, form, fields)) {
        return Ground.NOT_ALLOWED;
      }
      return isAnythingThere(report, form) ? Ground.REAL : Ground.NOTHING_THERE;
    }

    private static boolean isPublished(
        Report report, DefinitionKey of, QualifiedKey form, Catalog live) {
      return live.find(Form.TYPE, form).isPresent() && problems(report, of, live).isEmpty();
    }

    private boolean isAnythingThere(Report report, QualifiedKey form) {
      var count =
          new Aggregation(
              form,
              Condition.ALWAYS,
              List.of(),
              List.of(new Aggregation.Measure.Count(null)),
              List.of(),
              1,
              report.counted(),
              report.rows(),
              false);
      Object there = real().apply(count).getFirst().values().getFirst();
      return there instanceof Number number && number.longValue() > 0;
    }

    /** One question at a time has its turn, so that tiles don't wait for themselves. */
    private Function<Aggregation, List<AggregateRow>> real() {
      Instant now = clock.instant();
      return question -> turns.in(actor, () -> figures.of(actor, question, now));
    }

    private Function<Aggregation, List<AggregateRow>> madeUp(QualifiedKey form) {
      return new SampleFigures(new SampleValues(form, draft, actor.organisation(), today()));
    }
  }

  /** Also that each path leads somewhere, which the platform checks by references elsewhere. */
  private static List<Problem> problems(Report report, DefinitionKey app, Catalog catalog) {
    var found =
        new ArrayList<>(
            new ReportChecks(report, app, catalog)
                .problems().stream().filter(Problem::isError).toList());
    var paths = new RecordPaths(report.formIn(app), catalog);
    ReportMentions.of(report).stream()
        .filter(named -> paths.end(named.path()).isEmpty())
        .filter(named -> found.stream().noneMatch(each -> each.path().equals(named.pointer())))
        .forEach(named ->
            found.add(
                Problem.error("report.path.leads-nowhere", named.pointer())
                    .with("field", named.path().toString())));
    return found;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
