package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.reports.ChartFit;
import dev.formwork.reports.ChartKind;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Report;
import dev.formwork.reports.ReportTrial;
import dev.formwork.rules.Condition;
import dev.formwork.workspace.dashboard.TilePictures;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.StateBadge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the report that is being built answers: numbers, or in words why there are none. It never
 * stands in the way of building.
 */
final class LiveResult extends Div {

  private static final Logger log = LoggerFactory.getLogger(LiveResult.class);
  private static final DefinitionKey TILE = DefinitionKey.of("result");

  private final transient Desk desk;
  private final transient DefinitionKey app;
  private final transient DraftFigures figures;
  private final transient Consumer<ChartKind> charts;
  private final transient Beside beside = new Beside();
  private final transient Beside.Slot slot = new Beside.Slot();
  private final ChartPicker picker;
  private final Div ground = new Div();
  private final Div body = new Div();
  private transient @Nullable JsonNode asked;
  private transient @Nullable ChartKind shown;

  /**
   * @param charts takes the chart that somebody chooses
   * @param put puts the report on a dashboard
   */
  LiveResult(
      Desk desk,
      DefinitionKey app,
      DraftFigures figures,
      Consumer<ChartKind> charts,
      Runnable put) {
    this.desk = desk;
    this.app = app;
    this.figures = figures;
    this.charts = charts;
    this.picker = new ChartPicker(this::choose);
    addClassNames("fw-live", "fw-tile");
    getElement().setAttribute("aria-label", t("reportdesk.result")).setAttribute("role", "region");
    ground.addClassName("fw-live-ground");
    ground.getElement().setAttribute("role", "status");
    body.addClassName("fw-live-body");
    var onDashboard = Button.plain(t("reportdesk.put"), put).withIcon("layout-dashboard");
    var line = new Div(ground, onDashboard);
    line.addClassName("fw-live-head");
    add(picker, line, body);
  }

  private void choose(ChartKind kind) {
    charts.accept(kind);
  }

  /** The kind of chart that is shown now; absent while there is none. */
  Optional<ChartKind> shown() {
    return Optional.ofNullable(shown);
  }

  /** Asks anew where something else is asked than before. */
  void refresh() {
    JsonNode tree = desk.tree();
    if (tree.equals(asked)) {
      return;
    }
    asked = tree.deepCopy();
    Optional<Report> report = read(tree);
    List<Problem> wrong =
        desk.problemsWithin(Place.ROOT).stream()
            .filter(problem -> problem.isError() && !problem.path().startsWith("/chart"))
            .toList();
    if (report.isEmpty() || !wrong.isEmpty()) {
      slot.forget();
      tell(wrong);
      return;
    }
    body.getElement().setAttribute("aria-busy", "true");
    ChartKind wanted = wanted(tree).orElse(null);
    var actor = figures.actor();
    var pictures = new TilePictures();
    beside.ask(
        slot,
        () -> {
          ReportTrial trial = figures.stage(actor, app).trial(report.get());
          ChartKind kind = kind(trial.fit(), wanted);
          Supplier<Component> face =
              pictures.ask(tile(trial, kind), trial, Condition.ALWAYS, figures.now());
          return () -> draw(trial, kind, wanted, face);
        },
        otherwise());
  }

  private void again() {
    asked = null;
    refresh();
  }

  /** The report without its chart, which is no matter of numbers. */
  private static Optional<Report> read(JsonNode tree) {
    var report = (ObjectNode) tree.deepCopy();
    report.remove("chart");
    return Definitions.read(Report.TYPE, Yaml.write(report)).find();
  }

  /** The chart that a report names. */
  static Optional<ChartKind> wanted(JsonNode report) {
    return named(report.path("chart").path("kind").asString(""));
  }

  static Optional<ChartKind> named(String word) {
    return List.of(ChartKind.values()).stream()
        .filter(kind -> kind.word().equals(word))
        .findFirst();
  }

  private static ChartKind kind(ChartFit fit, @Nullable ChartKind wanted) {
    return wanted != null && fit.against(wanted).isEmpty() ? wanted : fit.best();
  }

  private static DashboardView.Shown tile(ReportTrial trial, ChartKind kind) {
    Report report = trial.report();
    BigDecimal max = kind == ChartKind.GAUGE ? roundAbove(value(trial)) : BigDecimal.ONE;
    return new DashboardView.Shown(
        kind.tile(TILE, report.title(), report.key().value(), max), trial.source(), Set.of(), null);
  }

  private static BigDecimal value(ReportTrial trial) {
    Report report = trial.report();
    var number = ChartKind.NUMBER.tile(TILE, report.title(), report.key().value(), BigDecimal.ONE);
    Object value = trial.tile(number, Condition.ALWAYS).rows().getFirst().values().getFirst();
    return value instanceof Number ? new BigDecimal(value.toString()) : BigDecimal.ONE;
  }

  /** A round number above another one, for the end of a dial. */
  static BigDecimal roundAbove(BigDecimal number) {
    if (number.signum() <= 0) {
      return BigDecimal.ONE;
    }
    int digits = number.precision() - number.scale() - 1;
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(digits);
    BigDecimal steps = number.divide(unit, 0, RoundingMode.FLOOR).add(BigDecimal.ONE);
    return steps.multiply(unit);
  }

  private void draw(
      ReportTrial trial, ChartKind kind, @Nullable ChartKind wanted, Supplier<Component> face) {
    shown = kind;
    body.getElement().removeAttribute("aria-busy");
    picker.show(trial.fit(), kind, wanted);
    getElement().setAttribute("data-kind", kind.word());
    ground.removeAll();
    ground.add(words(trial.ground()));
    body.removeAll();
    body.add(face.get());
  }

  /** Where the numbers come from, as a badge and a sentence. */
  static Component words(ReportTrial.Ground ground) {
    boolean isReal = ground == ReportTrial.Ground.REAL;
    var badge =
        StateBadge.of(
            isReal ? StateBadge.Kind.SUCCESS : StateBadge.Kind.WARNING,
            t(isReal ? "reportdesk.live" : "reportdesk.sample"));
    var why = new Span(why(ground));
    why.addClassNames("fw-quiet", "fw-small");
    var line = new Div(badge, why);
    line.addClassName("fw-live-line");
    return line;
  }

  static String why(ReportTrial.Ground ground) {
    return switch (ground) {
      case REAL -> t("reportdesk.ground.real");
      case NOTHING_THERE -> t("reportdesk.ground.nothing");
      case NOT_PUBLISHED -> t("reportdesk.ground.unpublished");
      case NOT_ALLOWED -> t("reportdesk.ground.closed");
    };
  }

  private Beside.Otherwise otherwise() {
    return new Beside.Otherwise() {
      @Override
      public void late() {
        say("hourglass", t("reportdesk.late", Beside.PATIENCE.toSeconds()));
        body.add(Button.quiet(t("reportdesk.again"), LiveResult.this::again));
      }

      @Override
      public void failed(RuntimeException why) {
        if (why instanceof Refusal refused) {
          say("circle-alert", Attempt.why(refused));
        } else {
          log.warn("Report {} could not be tried", desk.name(), why);
          say("circle-alert", t("reportdesk.failed"));
          body.add(Button.quiet(t("reportdesk.again"), LiveResult.this::again));
        }
      }
    };
  }

  private void say(String icon, String words) {
    body.getElement().removeAttribute("aria-busy");
    ground.removeAll();
    body.removeAll();
    var said = new Div(Icon.of(icon), new Span(words));
    said.addClassName("fw-live-said");
    body.add(said);
  }

  private void tell(List<Problem> wrong) {
    say("circle-alert", t("reportdesk.unfinished"));
    body.add(ProblemLinks.of(desk, wrong));
  }
}
