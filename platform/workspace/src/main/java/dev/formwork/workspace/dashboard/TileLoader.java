package dev.formwork.workspace.dashboard;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.Label;
import dev.formwork.reports.DashboardService;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Narrowing;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.Selection;
import dev.formwork.rules.Condition;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Semaphore;
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

  /** Those that are called so, also where they are too many to be offered. */
  List<Label> values(Actor actor, DashboardView page, FieldKey filter, String words) {
    return dashboards.values(actor, page.key(), filter, words);
  }

  TileAnswer answer(
      Actor actor, DashboardView page, DashboardView.Shown tile, Selection selection) {
    Narrowing narrowing = Narrowing.of(page, tile, selection, today());
    var answers =
        new TileAsking.Answers() {
          @Override
          public ReportResult result(Condition filter) {
            return dashboards.tile(actor, page.key(), tile.tile().key(), filter);
          }

          @Override
          public ReportResult total(Condition filter, List<FieldKey> kept) {
            return dashboards.total(actor, page.key(), tile.tile().key(), filter, kept);
          }
        };
    return new TileAsking(tile, answers).answer(narrowing, clock.instant());
  }
}
