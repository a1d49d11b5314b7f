package dev.formwork.workspace.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import dev.formwork.kernel.FieldKey;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Narrowing;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.ReportTrial;
import dev.formwork.reports.Tile;
import dev.formwork.rules.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The pictures that the tiles of a page will be, while it is built: as the page draws them, with
 * nothing in them that leads away.
 */
@CssImport("./formwork/dashboard.css")
@CssImport("./formwork/table.css")
public final class TilePictures {

  private final Hues hues = new Hues();

  /**
   * Asks for the numbers of a tile.
   *
   * @return what draws them, on the screen
   */
  public Supplier<Component> ask(
      DashboardView.Shown shown, ReportTrial trial, Condition filter, Instant now) {
    var tile = (Tile.OfReport) shown.tile();
    var answers =
        new TileAsking.Answers() {
          @Override
          public ReportResult result(Condition narrowed) {
            return trial.tile(tile, narrowed);
          }

          @Override
          public ReportResult total(Condition narrowed, List<FieldKey> kept) {
            return trial.total(tile, narrowed, kept);
          }
        };
    var narrowing = new Narrowing(filter, Set.of(), List.of());
    TileAnswer answer = new TileAsking(shown, answers).answer(narrowing, now);
    return () -> picture(shown, trial, answer);
  }

  private Component picture(DashboardView.Shown shown, ReportTrial trial, TileAnswer answer) {
    TileCell cell = TileCell.still(shown, trial.source(), answer.narrowing().condition());
    return body(TileFace.of(cell, answer, hues, new TableOrder(), false));
  }

  /** The words of a tile of words. */
  public static Component words(Tile.Text tile) {
    return body(new TextFace(tile));
  }

  private static Component body(Component face) {
    var body = new Div(face);
    body.addClassName("fw-tile-body");
    return body;
  }
}
