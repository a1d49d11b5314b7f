package dev.formwork.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** How the answer of a report is drawn; dashboards have a tile for each. */
public enum ChartKind {
  /** One measure in large digits. */
  NUMBER,
  BAR,
  LINE,
  AREA,
  PIE,
  TABLE,
  PIVOT,
  RANKING,
  FUNNEL,
  GAUGE,
  @JsonProperty("heat-map")
  HEAT_MAP,
  SANKEY;

  /** The word in definitions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a tile draws. */
  static ChartKind of(Tile.OfReport tile) {
    return switch (tile) {
      case Tile.Figure _ -> NUMBER;
      case Tile.Bar _ -> BAR;
      case Tile.Line _ -> LINE;
      case Tile.Area _ -> AREA;
      case Tile.Pie _ -> PIE;
      case Tile.Table _ -> TABLE;
      case Tile.Pivot _ -> PIVOT;
      case Tile.Ranking _ -> RANKING;
      case Tile.Funnel _ -> FUNNEL;
      case Tile.Gauge _ -> GAUGE;
      case Tile.HeatMap _ -> HEAT_MAP;
      case Tile.Sankey _ -> SANKEY;
    };
  }

  /**
   * A tile of this kind that shows the first measure of a report, or all.
   *
   * @param max where the dial of a gauge ends
   */
  public Tile.OfReport tile(DefinitionKey key, LocalizedText title, String report, BigDecimal max) {
    LocalizedText help = LocalizedText.EMPTY;
    return switch (this) {
      case NUMBER -> new Tile.Figure(key, title, help, 0, report, null, null);
      case BAR -> new Tile.Bar(key, title, help, 0, report, null);
      case LINE -> new Tile.Line(key, title, help, 0, report, null);
      case AREA -> new Tile.Area(key, title, help, 0, report, null);
      case PIE -> new Tile.Pie(key, title, help, 0, report, null, 0);
      case TABLE -> new Tile.Table(key, title, help, 0, report, null);
      case PIVOT -> new Tile.Pivot(key, title, help, 0, report, null);
      case RANKING -> new Tile.Ranking(key, title, help, 0, report, null, 0);
      case FUNNEL -> new Tile.Funnel(key, title, help, 0, report, null);
      case GAUGE -> new Tile.Gauge(key, title, help, 0, report, null, null, max, List.of(), null);
      case HEAT_MAP -> new Tile.HeatMap(key, title, help, 0, report, null);
      case SANKEY -> new Tile.Sankey(key, title, help, 0, report, null);
    };
  }
}
