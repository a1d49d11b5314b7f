package dev.formwork.reports;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dashboard with the tiles that one actor may see. */
public record DashboardView(QualifiedKey key, LocalizedText title, List<Tile> tiles) {

  public DashboardView {
    tiles = List.copyOf(tiles);
  }

  /**
   * A tile.
   *
   * @param measure the one that is shown; absent = the first, or all in a table
   * @param span columns of twelve that it takes
   */
  public record Tile(
      DefinitionKey key,
      LocalizedText title,
      QualifiedKey report,
      @Nullable FieldKey measure,
      ChartKind kind,
      int span) {}
}
