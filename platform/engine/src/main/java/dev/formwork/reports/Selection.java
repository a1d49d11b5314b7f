package dev.formwork.reports;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks at on a dashboard.
 *
 * @param filters what the page's filters are set to, by key; {@link #NONE} among the values are
 *     records without any, and a filter without values is not set
 * @param picks what was picked in tiles: each narrows the other tiles
 */
public record Selection(Map<FieldKey, List<String>> filters, List<Pick> picks) {

  /** Nothing is narrowed. */
  public static final Selection ALL = new Selection(Map.of(), List.of());

  /** What stands for records that have no value. */
  public static final String NONE = "";

  public Selection {
    var copies = new LinkedHashMap<FieldKey, List<String>>();
    filters.forEach((key, values) -> copies.put(key, List.copyOf(values)));
    filters = Collections.unmodifiableMap(copies);
    picks = List.copyOf(picks);
  }

  /**
   * What was picked in a tile.
   *
   * @param values by dimension of its report
   */
  public record Pick(DefinitionKey tile, Map<FieldKey, @Nullable Object> values) {
    public Pick {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What was picked in a tile; a null is picked where records have no value. */
    public static Pick in(DefinitionKey tile, Map<FieldKey, ? extends @Nullable Object> values) {
      return new Pick(tile, new LinkedHashMap<FieldKey, @Nullable Object>(values));
    }
  }

  /** The values of a filter; none where it is not set. */
  public List<String> of(FieldKey filter) {
    return filters.getOrDefault(filter, List.of());
  }

  /** The same with a filter set to other values; with none it is not set. */
  public Selection with(FieldKey filter, List<String> values) {
    var changed = new LinkedHashMap<>(filters);
    changed.put(filter, values);
    return new Selection(changed, picks);
  }

  /** The same with this pick, or without it where it was picked already. A tile has one. */
  public Selection toggled(Pick pick) {
    var others = new ArrayList<>(picks);
    others.removeIf(each -> each.tile().equals(pick.tile()));
    if (!picks.contains(pick)) {
      others.add(pick);
    }
    return new Selection(filters, others);
  }

  /** The same without what was picked in a tile. */
  public Selection without(Pick pick) {
    return new Selection(
        filters, picks.stream().filter(each -> !Objects.equals(each, pick)).toList());
  }
}
