package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.formwork.reports.Tile;

/** What stands in a tile, by its kind. */
final class TileFace {

  private TileFace() {}

  static Component of(
      TileCell cell, TileAnswer answer, Hues hues, TableOrder order, boolean asTable) {
    boolean nothing =
        answer.result().rows().isEmpty()
            || answer.result().rows().stream()
                .allMatch(row -> row.values().stream().allMatch(java.util.Objects::isNull));
    if (nothing) {
      return nothing(cell);
    }
    if (asTable) {
      return new TileTable(cell, answer, order);
    }
    var chart = new TileChart(cell, answer, hues);
    return switch (cell.shown().tile()) {
      case Tile.Figure figure -> new FigureFace(cell, answer.result(), figure.target());
      case Tile.Table _ -> new TileTable(cell, answer, order);
      case Tile.Pivot _ -> new CrossTable(cell, answer, false);
      case Tile.HeatMap _ -> new CrossTable(cell, answer, true);
      case Tile.Bar _ -> chart.bars();
      case Tile.Line _ -> chart.lines(false);
      case Tile.Area _ -> chart.lines(true);
      case Tile.Pie pie -> chart.ring(pie.top());
      case Tile.Funnel _ -> BarList.funnel(cell, answer.result());
      case Tile.Ranking ranking -> BarList.ranking(cell, answer.result(), ranking.top());
      case Tile.Gauge gauge -> dial(chart, cell, answer, gauge);
      case Tile.Sankey _ -> chart.flows();
      case Tile.Text text -> new TextFace(text);
    };
  }

  private static Component dial(
      TileChart chart, TileCell cell, TileAnswer answer, Tile.Gauge gauge) {
    var face = new Div(chart.dial(gauge), new FigureFace(cell, answer.result(), gauge.target()));
    face.addClassName("fw-dial");
    return face;
  }

  /** Whether it has a picture that can also be read as a table. */
  static boolean hasTable(Tile tile) {
    return switch (tile) {
      case Tile.Bar _,
          Tile.Line _,
          Tile.Area _,
          Tile.Pie _,
          Tile.Funnel _,
          Tile.Ranking _,
          Tile.HeatMap _,
          Tile.Sankey _ ->
          true;
      case Tile.Figure _, Tile.Table _, Tile.Pivot _, Tile.Gauge _, Tile.Text _ -> false;
    };
  }

  private static Component nothing(TileCell cell) {
    boolean narrowed = !cell.condition().equals(dev.formwork.rules.Condition.ALWAYS);
    var nothing = new Div(t(narrowed ? "dashboard.nothing-fits" : "dashboard.no-data"));
    nothing.addClassNames("fw-quiet", "fw-tile-empty");
    return nothing;
  }
}
