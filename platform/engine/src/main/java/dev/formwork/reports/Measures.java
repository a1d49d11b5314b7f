package dev.formwork.reports;

import dev.formwork.kernel.FieldKey;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.SystemField;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What tiles ask of the measures of reports. */
final class Measures {

  private static final Set<String> YES_OR_NO =
      Set.of(SystemField.DEADLINE_ON_TIME.key(), SystemField.STEP_AGAIN.key());

  private Measures() {}

  /** Whether the numbers of parts add up to that of the whole. */
  static boolean addsUp(Report.Measure measure) {
    return measure.kind() == Report.MeasureKind.COUNT || measure.kind() == Report.MeasureKind.SUM;
  }

  /** Whether it is a share of one: said so, or the average of what is either 1 or 0. */
  static boolean isShare(Report.Measure measure) {
    RecordPath field = measure.field();
    boolean ofYesOrNo =
        measure.kind() == Report.MeasureKind.AVG
            && field != null
            && YES_OR_NO.contains(field.toString());
    return ofYesOrNo || Columns.isPercent(measure);
  }

  /** The measure that a tile is about: the one that it names, else the first. */
  static Optional<Report.Measure> shown(Tile.OfReport tile, Report report) {
    FieldKey key = tile.measure();
    return report.measures().stream()
        .filter(measure -> key == null || measure.key().equals(key))
        .findFirst();
  }

  /** The answer with the measures that a tile shows. */
  static ReportResult shown(Tile.OfReport tile, ReportResult result) {
    FieldKey measure = tile.measure();
    if (measure != null) {
      return result.only(measure);
    }
    return TileShape.of(tile).severalMeasures()
            || (tile instanceof Tile.Funnel && result.dimensions() == 0)
        ? result
        : result.only(result.columns().get(result.dimensions()).key());
  }

  /** What the number of a tile should be; null where nothing is said. */
  static Tile.@Nullable Target target(Tile tile) {
    return switch (tile) {
      case Tile.Figure figure -> figure.target();
      case Tile.Gauge gauge -> gauge.target();
      case Tile.Table _,
          Tile.Pivot _,
          Tile.Bar _,
          Tile.Line _,
          Tile.Area _,
          Tile.Pie _,
          Tile.Funnel _,
          Tile.Ranking _,
          Tile.HeatMap _,
          Tile.Sankey _,
          Tile.Text _ ->
          null;
    };
  }
}
