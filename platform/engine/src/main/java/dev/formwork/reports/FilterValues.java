package dev.formwork.reports;

import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Label;
import dev.formwork.rules.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values that a field has in the records of a page. */
final class FilterValues {

  private static final int MOST = 500;

  private final Function<Aggregation, List<AggregateRow>> ask;

  FilterValues(Function<Aggregation, List<AggregateRow>> ask) {
    this.ask = ask;
  }

  List<Label> of(DashboardView page, DashboardView.Filter filter) {
    var asked = new HashSet<QualifiedKey>();
    var labels = new ArrayList<Label>();
    Set<@Nullable Object> known = new HashSet<>();
    for (DashboardView.Shown tile : page.tiles()) {
      DashboardView.Source source = tile.source();
      if (source != null && tile.filters().contains(filter.key()) && asked.add(source.form())) {
        for (AggregateRow row : ask.apply(question(source, filter))) {
          Label label = row.groups().getFirst();
          if (known.add(label.value())) {
            labels.add(label);
          }
        }
      }
    }
    return labels;
  }

  private static Aggregation question(DashboardView.Source source, DashboardView.Filter filter) {
    return new Aggregation(
        source.form(),
        Condition.ALWAYS,
        List.of(new Aggregation.Group(filter.field(), null)),
        List.of(new Aggregation.Measure.Count(null)),
        List.of(new Aggregation.Order(1, true)),
        MOST,
        source.of(),
        null,
        false);
  }
}
