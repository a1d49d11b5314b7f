package dev.formwork.workspace.dashboard;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.Label;
import dev.formwork.reports.DashboardService;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Narrowing;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.Selection;
import dev.formwork.reports.Tile;
import dev.formwork.rules.Condition;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for what tiles show, each by itself and beside the screen. */
@Component
final class TileLoader {

  /** So many tiles of a page ask at a time; the engine limits a person, the page only itself. */
  static final int AT_ONCE = 6;

  private final DashboardService dashboards;
  private final Clock clock;
  private final ZoneId zone;

  TileLoader(DashboardService dashboards, Clock clock, ZoneId zone) {
    this.dashboards = dashboards;
    this.clock = clock;
    this.zone = zone;
  }

  DashboardService dashboards() {
    return dashboards;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /**
   * Does something beside the screen, when its turn comes.
   *
   * @param turns of the page: one page keeps no other waiting
   */
  static void beside(Semaphore turns, Runnable work) {
    Thread.ofVirtual()
        .name("tile")
        .start(() -> {
          turns.acquireUninterruptibly();
          try {
            work.run();
          } finally {
            turns.release();
          }
        });
  }

  /** The values that a filter can be set to. */
  List<Label> values(Actor actor, DashboardView page, FieldKey filter) {
    return dashboards.values(actor, page.key(), filter);
  }

  TileAnswer answer(
      Actor actor, DashboardView page, DashboardView.Shown tile, Selection selection) {
    Narrowing narrowing = Narrowing.of(page, tile, selection, today());
    var asking = new Asking(actor, page, tile, narrowing.condition());
    ReportResult result = asking.result(narrowing.condition());
    boolean narrowed = !narrowing.condition().equals(Condition.ALWAYS);
    return new TileAnswer(
        result,
        asking.total(0),
        asking.total(1),
        asking.whole(),
        narrowed && isColoured(tile) ? asking.result(Condition.ALWAYS) : result,
        narrowing,
        clock.instant());
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

  private final class Asking {

    private final Actor actor;
    private final DashboardView page;
    private final DashboardView.Shown shown;
    private final Condition condition;
    private final List<FieldKey> dimensions;

    Asking(Actor actor, DashboardView page, DashboardView.Shown shown, Condition condition) {
      this.actor = actor;
      this.page = page;
      this.shown = shown;
      this.condition = condition;
      DashboardView.Source source = shown.source();
      this.dimensions =
          source == null
              ? List.of()
              : source.dimensions().stream().map(DashboardView.Dimension::key).toList();
    }

    ReportResult result(Condition filter) {
      return dashboards.tile(actor, page.key(), shown.tile().key(), filter);
    }

    /** The totals by one dimension, where the tile shows them. */
    @Nullable ReportResult total(int dimension) {
      boolean wanted =
          shown.tile() instanceof Tile.Pivot
              || (shown.tile() instanceof Tile.Table && dimension == 0);
      return wanted && dimensions.size() > 1 ? sum(List.of(dimensions.get(dimension))) : null;
    }

    @Nullable ReportResult whole() {
      boolean wanted = shown.tile() instanceof Tile.Pivot || shown.tile() instanceof Tile.Table;
      return wanted && !dimensions.isEmpty() ? sum(List.of()) : null;
    }

    private ReportResult sum(List<FieldKey> kept) {
      return dashboards.total(actor, page.key(), shown.tile().key(), condition, kept);
    }
  }
}
