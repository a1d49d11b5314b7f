package dev.formwork.workspace.dashboard;

import dev.formwork.kernel.FieldKey;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Narrowing;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.Tile;
import dev.formwork.rules.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks what one tile shows, with the totals that its kind has. */
final class TileAsking {

  /** Who answers. */
  interface Answers {

    ReportResult result(Condition filter);

    /** The same told apart by some of its dimensions only. */
    ReportResult total(Condition filter, List<FieldKey> kept);
  }

  private final DashboardView.Shown shown;
  private final Answers answers;
  private final List<FieldKey> dimensions;

  TileAsking(DashboardView.Shown shown, Answers answers) {
    this.shown = shown;
    this.answers = answers;
    DashboardView.Source source = shown.source();
    this.dimensions =
        source == null
            ? List.of()
            : source.dimensions().stream().map(DashboardView.Dimension::key).toList();
  }

  TileAnswer answer(Narrowing narrowing, Instant at) {
    Condition condition = narrowing.condition();
    ReportResult result = answers.result(condition);
    boolean narrowed = !condition.equals(Condition.ALWAYS);
    return new TileAnswer(
        result,
        total(condition, 0),
        total(condition, 1),
        whole(condition),
        narrowed && isColoured(shown) ? answers.result(Condition.ALWAYS) : result,
        narrowing,
        at);
  }

  /** The totals by one dimension, where the tile shows them. */
  private @Nullable ReportResult total(Condition condition, int dimension) {
    boolean wanted =
        shown.tile() instanceof Tile.Pivot
            || (shown.tile() instanceof Tile.Table && dimension == 0);
    return wanted && dimensions.size() > 1
        ? answers.total(condition, List.of(dimensions.get(dimension)))
        : null;
  }

  private @Nullable ReportResult whole(Condition condition) {
    boolean wanted = shown.tile() instanceof Tile.Pivot || shown.tile() instanceof Tile.Table;
    return wanted && !dimensions.isEmpty() ? answers.total(condition, List.of()) : null;
  }

  private static boolean isColoured(DashboardView.Shown shown) {
    return switch (shown.tile()) {
      case Tile.Pie _, Tile.Bar _, Tile.Line _, Tile.Area _, Tile.Sankey _ -> true;
      case Tile.Figure _,
          Tile.Table _,
          Tile.Pivot _,
          Tile.Funnel _,
          Tile.Ranking _,
          Tile.Gauge _,
          Tile.HeatMap _,
          Tile.Text _ ->
          false;
    };
  }
}
