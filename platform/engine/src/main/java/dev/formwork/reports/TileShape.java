package dev.formwork.reports;

/**
 * What a tile can show.
 *
 * @param least dimensions that it needs
 * @param most dimensions that it has room for
 * @param severalMeasures whether it shows all measures where none is named
 */
record TileShape(int least, int most, boolean severalMeasures) {

  private static final int ANY = 3;

  static TileShape of(Tile.OfReport tile) {
    return of(ChartKind.of(tile));
  }

  static TileShape of(ChartKind kind) {
    return switch (kind) {
      case NUMBER, GAUGE -> new TileShape(0, 0, false);
      case TABLE -> new TileShape(0, ANY, true);
      case PIVOT, HEAT_MAP, SANKEY -> new TileShape(2, 2, false);
      case BAR, LINE, AREA -> new TileShape(1, 2, false);
      case PIE, RANKING -> new TileShape(1, 1, false);
      case FUNNEL -> new TileShape(0, 1, false);
    };
  }

  /** Whether the parts of the number must add up to the whole. */
  static boolean needsSums(Tile tile, int dimensions) {
    return switch (tile) {
      case Tile.Pie _, Tile.Sankey _ -> true;
      case Tile.Area _ -> dimensions > 1;
      case Tile.Funnel _,
          Tile.Figure _,
          Tile.Gauge _,
          Tile.Table _,
          Tile.Pivot _,
          Tile.HeatMap _,
          Tile.Bar _,
          Tile.Line _,
          Tile.Ranking _,
          Tile.Text _ ->
          false;
    };
  }

  /** Whether it draws its numbers, so that dates are none. */
  static boolean draws(Tile tile) {
    return switch (tile) {
      case Tile.Table _, Tile.Pivot _, Tile.Text _ -> false;
      case Tile.Figure figure -> figure.target() != null;
      case Tile.Gauge _,
          Tile.HeatMap _,
          Tile.Sankey _,
          Tile.Bar _,
          Tile.Line _,
          Tile.Area _,
          Tile.Pie _,
          Tile.Funnel _,
          Tile.Ranking _ ->
          true;
    };
  }
}
