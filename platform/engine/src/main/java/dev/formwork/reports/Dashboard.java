package dev.formwork.reports;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of tiles. */
public record Dashboard(DefinitionKey key, LocalizedText title, List<Tile> tiles) {

  public static final DefinitionType<Dashboard> TYPE = new DashboardType();

  public Dashboard {
    tiles = List.copyOf(tiles);
  }

  /**
   * One report on the page.
   *
   * @param report of the same app by key, or {@code app/report}
   * @param measure the one that is shown; absent = the first, or all in a table
   * @param span columns of twelve that it takes
   */
  public record Tile(
      DefinitionKey key,
      LocalizedText title,
      String report,
      @Nullable FieldKey measure,
      ChartKind kind,
      int span) {

    public Tile {
      span = span == 0 ? 6 : span;
    }

    /** The report, seen from the app that the dashboard belongs to. */
    public QualifiedKey reportIn(DefinitionKey app) {
      return QualifiedKey.parse(report, app);
    }
  }
}
