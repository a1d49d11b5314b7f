package dev.formwork.reports;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a report showed and shows no more.
 *
 * @param report what the report is called
 * @param columns what its dimensions and measures that go are called; none where the whole report
 *     goes
 */
public record LostColumns(LocalizedText report, List<LocalizedText> columns) {

  public LostColumns {
    columns = List.copyOf(columns);
  }

  /** What each report loses between two states of an app, in the order of the reports. */
  public static List<LostColumns> between(Collection<Report> before, Collection<Report> after) {
    var lost = new ArrayList<LostColumns>();
    for (Report report : before) {
      Optional<Report> now =
          after.stream().filter(each -> each.key().equals(report.key())).findFirst();
      if (now.isEmpty()) {
        lost.add(new LostColumns(report.title(), List.of()));
        continue;
      }
      Set<FieldKey> kept = columns(now.get()).map(Column::key).collect(Collectors.toSet());
      List<LocalizedText> gone =
          columns(report)
              .filter(column -> !kept.contains(column.key()))
              .map(Column::title)
              .toList();
      if (!gone.isEmpty()) {
        lost.add(new LostColumns(report.title(), gone));
      }
    }
    return lost;
  }

  private record Column(FieldKey key, LocalizedText title) {
    static Column of(FieldKey key, LocalizedText title) {
      return new Column(key, title.or(LocalizedText.of(key.value())));
    }
  }

  private static Stream<Column> columns(Report report) {
    return Stream.concat(
        report.dimensions().stream().map(each -> Column.of(each.key(), each.title())),
        report.measures().stream()
            .filter(measure -> !measure.hidden())
            .map(each -> Column.of(each.key(), each.title())));
  }
}
