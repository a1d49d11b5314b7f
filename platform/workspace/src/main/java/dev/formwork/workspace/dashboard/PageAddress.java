package dev.formwork.workspace.dashboard;

import com.vaadin.flow.router.QueryParameters;
import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Selection;
import dev.formwork.reports.Selection.Pick;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A selection as the address of a dashboard has it, so that it can be sent to somebody: {@code
 * ?period=this-year&store=east&store=west&pick={"by-model":{"model":"A"}}}.
 */
final class PageAddress {

  /** What a filter with a default is set to where nothing is narrowed. */
  static final String ANY = "*";

  private static final String PICK = "pick";

  private PageAddress() {}

  /** What can't be read is left out: a page with too much is better than none. */
  static Selection read(DashboardView page, QueryParameters parameters) {
    var filters = new LinkedHashMap<FieldKey, List<String>>();
    for (DashboardView.Filter filter : page.filters()) {
      String initial = filter.initial();
      List<String> values = parameters.getParameters(filter.key().value());
      if (values.contains(ANY)) {
        continue;
      }
      if (!values.isEmpty()) {
        filters.put(filter.key(), values);
      } else if (initial != null) {
        filters.put(filter.key(), List.of(initial));
      }
    }
    var picks = new ArrayList<Pick>();
    parameters
        .getSingleParameter(PICK)
        .ifPresent(
            json -> picks(json).stream().filter(each -> isOf(page, each)).forEach(picks::add));
    return new Selection(filters, picks);
  }

  private static boolean isOf(DashboardView page, Pick pick) {
    return page.find(pick.tile())
        .map(DashboardView.Shown::source)
        .filter(source ->
            pick.values().keySet().stream().allMatch(key -> source.dimension(key).isPresent()))
        .isPresent();
  }

  private static List<Pick> picks(String json) {
    try {
      var picks = new ArrayList<Pick>();
      Map<?, ?> byTile = Definitions.mapper().readValue(json, Map.class);
      byTile.forEach((tile, values) -> {
        if (values instanceof Map<?, ?> map) {
          picks.add(Pick.in(DefinitionKey.of(String.valueOf(tile)), values(map)));
        }
      });
      return picks;
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  private static Map<FieldKey, @Nullable Object> values(Map<?, ?> map) {
    var values = new LinkedHashMap<FieldKey, @Nullable Object>();
    map.forEach((key, value) -> values.put(FieldKey.of(String.valueOf(key)), plain(value)));
    return values;
  }

  /** As reports tell values apart: texts, switches and whole numbers. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean yes -> yes;
      case Integer whole -> whole.longValue();
      case BigInteger whole -> whole.longValue();
      case BigDecimal whole -> whole.longValue();
      case Long whole -> whole;
      default -> value.toString();
    };
  }

  static QueryParameters write(DashboardView page, Selection selection) {
    var parameters = new LinkedHashMap<String, List<String>>();
    for (DashboardView.Filter filter : page.filters()) {
      List<String> values = selection.of(filter.key());
      String initial = filter.initial();
      boolean asAtFirst = initial == null ? values.isEmpty() : values.equals(List.of(initial));
      if (!asAtFirst) {
        parameters.put(filter.key().value(), values.isEmpty() ? List.of(ANY) : values);
      }
    }
    if (!selection.picks().isEmpty()) {
      var byTile = new LinkedHashMap<String, Map<String, @Nullable Object>>();
      for (Pick pick : selection.picks()) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        pick.values().forEach((key, value) -> values.put(key.value(), value));
        byTile.put(pick.tile().value(), values);
      }
      parameters.put(PICK, List.of(Definitions.mapper().writeValueAsString(byTile)));
    }
    return new QueryParameters(parameters);
  }
}
