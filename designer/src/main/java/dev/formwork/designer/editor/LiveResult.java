package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.reports.ChartFit;
import dev.formwork.reports.ChartKind;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Report;
import dev.formwork.reports.ReportTrial;
import dev.formwork.rules.Condition;
import dev.formwork.workspace.dashboard.TilePictures;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.StateBadge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the report that is being built answers: numbers, or in words why there are none. */
final class LiveResult extends LiveAnswer {

  private static final DefinitionKey TILE = DefinitionKey.of("result");

  private final transient DefinitionKey app;
  private final transient DraftFigures figures;
  private final transient Consumer<ChartKind> charts;
  private final ChartPicker picker;
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
    super(desk);
    this.app = app;
    this.figures = figures;
    this.charts = charts;
    this.picker = new ChartPicker(this::choose);
    addClassName("fw-tile");
    var onDashboard = Button.plain(t("reportdesk.put"), put).withIcon("layout-dashboard");
    var line = new Div(ground(), onDashboard);
    line.addClassName("fw-live-head");
    add(picker, line, body());
  }

  private void choose(ChartKind kind) {
    charts.accept(kind);
  }

  /** The kind of chart that is shown now; absent while there is none. */
  Optional<ChartKind> shown() {
    return Optional.ofNullable(shown);
  }

  @Override
  void ask(JsonNode tree) {
    Optional<Report> report = read(tree);
    List<Problem> wrong =
        desk().problemsWithin(Place.ROOT).stream()
            .filter(problem -> problem.isError() && !problem.path().startsWith("/chart"))
            .toList();
    if (report.isEmpty() || !wrong.isEmpty()) {
      unfinished(t("reportdesk.unfinished"), wrong);
      return;
    }
    ChartKind wanted = wanted(tree).orElse(null);
    var actor = figures.actor();
    var pictures = new TilePictures();
    askBeside(() -> {
      ReportTrial trial = figures.stage(actor, app).trial(report.get());
      ChartKind kind = kind(trial.fit(), wanted);
      Supplier<Component> face =
          pictures.ask(tile(trial, kind), trial, Condition.ALWAYS, figures.now());
      return () -> draw(trial, kind, wanted, face);
    });
  }

  @Override
  String late() {
    return t("reportdesk.late", Beside.PATIENCE.toSeconds());
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
    picker.show(trial.fit(), kind, wanted);
    getElement().setAttribute("data-kind", kind.word());
    answered();
    ground().add(words(trial.ground()));
    body().add(face.get());
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
}
