package dev.formwork.reports;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Label;
import dev.formwork.rules.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values that a field has in the records of a page. */
final class FilterValues {

  /** So many are offered; who looks for another types a part of it. */
  static final int MOST = 500;

  private final Function<Aggregation, List<AggregateRow>> ask;

  FilterValues(Function<Aggregation, List<AggregateRow>> ask) {
    this.ask = ask;
  }

  /**
   * Which of the values of a form's field are meant.
   *
   * @param records that can have one of them
   * @param words what the values are called, among other things; anything where empty
   */
  record Meant(Condition records, String words) {

    static final Meant ALL = new Meant(Condition.ALWAYS, "");

    private boolean includes(Label label) {
      return words.isEmpty()
          || label.title().byLanguage().values().stream()
              .anyMatch(title -> folded(title).contains(folded(words)));
    }

    private static String folded(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  /** The values, the most frequent first. */
  List<Label> of(
      DashboardView page, DashboardView.Filter filter, Function<QualifiedKey, Meant> meant) {
    var asked = new HashSet<QualifiedKey>();
    var labels = new ArrayList<Label>();
    Set<@Nullable Object> known = new HashSet<>();
    for (DashboardView.Shown tile : page.tiles()) {
      DashboardView.Source source = tile.source();
      if (source != null && tile.filters().contains(filter.key()) && asked.add(source.form())) {
        Meant wanted = meant.apply(source.form());
        ask.apply(question(source, filter.field(), wanted)).stream()
            .map(row -> row.groups().getFirst())
            .filter(wanted::includes)
            .filter(label -> known.add(label.value()))
            .forEach(labels::add);
      }
    }
    return labels.size() > MOST ? labels.subList(0, MOST) : labels;
  }

  private static Aggregation question(DashboardView.Source source, FieldKey field, Meant meant) {
    return new Aggregation(
        source.form(),
        meant.records(),
        List.of(new Aggregation.Group(field, null)),
        List.of(new Aggregation.Measure.Count(null)),
        List.of(new Aggregation.Order(1, true)),
        meant.words().isEmpty() ? MOST : Aggregation.MAX_ROWS,
        source.of(),
        null,
        false);
  }
}
