package dev.formwork.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of tiles.
 *
 * @param filters what the whole page can be narrowed by
 */
public record Dashboard(
    DefinitionKey key, LocalizedText title, List<Filter> filters, List<Tile> tiles) {

  public static final DefinitionType<Dashboard> TYPE = new DashboardType();

  public Dashboard {
    filters = List.copyOf(filters);
    tiles = List.copyOf(tiles);
  }

  /**
   * What the page can be narrowed by: a period of a date, or values of any other field.
   *
   * @param title that of the field where empty
   * @param field a reportable field of the form, or a system field
   * @param form the one whose field it is, by key or as {@code app/form}; absent for a system field
   * @param initial the period at first, as {@link DateRange#named} reads it
   */
  public record Filter(
      FieldKey key,
      LocalizedText title,
      FieldKey field,
      @Nullable String form,
      @JsonProperty("default") @Nullable String initial) {

    /** The form, seen from the app that the dashboard belongs to. */
    public Optional<QualifiedKey> formIn(DefinitionKey app) {
      return form == null ? Optional.empty() : Optional.of(QualifiedKey.parse(form, app));
    }
  }
}
