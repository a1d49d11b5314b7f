package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tiles can show a report, and which kind suits it best. */
public final class ChartFit {

  private static final DefinitionKey ANY = DefinitionKey.of("any");

  private final Report report;
  private final @Nullable Columns columns;

  /**
   * @param app that the report belongs to
   */
  public ChartFit(Report report, DefinitionKey app, Catalog catalog) {
    this.report = report;
    QualifiedKey form = report.formIn(app);
    this.columns =
        catalog.find(Form.TYPE, form).map(_ -> new Columns(report, form, catalog)).orElse(null);
  }

  /** Why a plain tile of this kind can't show it; empty where it can. */
  public Optional<Problem> against(ChartKind kind) {
    return problem(kind.tile(ANY, LocalizedText.EMPTY, report.key().value(), BigDecimal.ONE), "");
  }

  /** Why a tile can't show it; empty where it can. */
  public Optional<Problem> against(Tile.OfReport tile) {
    return problem(tile, "");
  }

  /** The kind that most people would take. */
  public ChartKind best() {
    int dimensions = report.dimensions().size();
    long measures = report.measures().stream().filter(measure -> !measure.hidden()).count();
    if (measures > 1 || dimensions > 2) {
      return ChartKind.TABLE;
    }
    ChartKind best =
        switch (dimensions) {
          case 0 -> ChartKind.NUMBER;
          case 1 -> isOfPeriods() ? ChartKind.LINE : ChartKind.BAR;
          default -> isOfPeriods() ? ChartKind.BAR : ChartKind.PIVOT;
        };
    return against(best).isPresent() ? ChartKind.TABLE : best;
  }

  /**
   * Why a tile can't show it; empty where it can.
   *
   * @param at the place of the tile
   */
  Optional<Problem> problem(Tile.OfReport tile, String at) {
    TileShape shape = TileShape.of(tile);
    int dimensions = report.dimensions().size();
    if (dimensions < shape.least()) {
      String code = shape.least() == 2 ? "two-dimensions" : "no-dimension";
      return Optional.of(told(code, at + "/kind"));
    }
    if (dimensions > shape.most() && !isSeries(tile)) {
      String code = shape.most() == 0 ? "not-a-number" : "many-dimensions";
      return Optional.of(told(code, at + "/kind").with("most", shape.most()));
    }
    if (tile instanceof Tile.Funnel && dimensions == 0 && report.measures().size() < 2) {
      return Optional.of(told("one-stage", at + "/kind"));
    }
    return Measures.shown(tile, report).flatMap(measure -> problem(tile, measure, at));
  }

  private Optional<Problem> problem(Tile.OfReport tile, Report.Measure measure, String at) {
    String code =
        TileShape.needsSums(tile, report.dimensions().size()) && !Measures.addsUp(measure)
            ? "no-sum"
            : TileShape.draws(tile) && isDate(measure) ? "no-number" : "";
    return code.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.error("dashboard.tile." + code, at + "/measure")
                .with("measure", measure.key().value()));
  }

  private Problem told(String code, String pointer) {
    return Problem.error("dashboard.tile." + code, pointer).with("report", report.key().value());
  }

  private boolean isDate(Report.Measure measure) {
    return columns != null
        && columns.all().stream()
            .filter(column -> column.key().equals(measure.key()))
            .anyMatch(column ->
                List.of(ReportResult.Kind.DATE, ReportResult.Kind.DATE_TIME)
                    .contains(column.kind()));
  }

  /** A number can also be the latest of a series of periods. */
  private boolean isSeries(Tile.OfReport tile) {
    return tile instanceof Tile.Figure && Series.isOrderOf(report) && isOfPeriods();
  }

  private boolean isOfPeriods() {
    return columns != null && columns.period(report.dimensions().getFirst()) != null;
  }
}
