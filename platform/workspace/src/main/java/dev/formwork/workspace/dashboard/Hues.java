package dev.formwork.workspace.dashboard;

import dev.formwork.records.Label;
import dev.formwork.reports.DashboardView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a page: a value of a field has the same one in every tile, and keeps it whatever
 * the page is narrowed to.
 */
final class Hues {

  private final Map<String, Map<@Nullable Object, Integer>> byField = new HashMap<>();

  /** Gives each value that has none yet the next colour. */
  void learn(DashboardView.Source source, DashboardView.Dimension dimension, List<Label> labels) {
    var known = byField.computeIfAbsent(field(source, dimension), _ -> new HashMap<>());
    for (Label label : labels) {
      known.putIfAbsent(label.value(), known.size());
    }
  }

  int of(DashboardView.Source source, DashboardView.Dimension dimension, Label label) {
    learn(source, dimension, List.of(label));
    return byField.getOrDefault(field(source, dimension), Map.of()).getOrDefault(label.value(), 0);
  }

  private static String field(DashboardView.Source source, DashboardView.Dimension dimension) {
    return source.form() + "#" + dimension.field();
  }
}
