package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.reports.ReportResult;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines with a name, a number and a bar: a ranking by position, a funnel stage by stage. */
final class BarList extends OrderedList {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final TileCell cell;

  private BarList(TileCell cell, String kind) {
    this.cell = cell;
    addClassNames("fw-bars", kind);
  }

  /**
   * One line.
   *
   * @param labels of the row; none where a measure is a line of its own
   * @param value the number
   */
  private record Entry(String name, List<Label> labels, NumberWords words, BigDecimal value) {}

  /** The largest so many; equal numbers have the same position. */
  static BarList ranking(TileCell cell, ReportResult result, int top) {
    var list = new BarList(cell, "fw-ranking");
    List<Entry> entries = new ArrayList<>(list.entries(result));
    entries.sort(Comparator.comparing(Entry::value).reversed());
    BigDecimal largest = entries.isEmpty() ? BigDecimal.ZERO : entries.getFirst().value();
    int position = 0;
    for (int i = 0; i < Math.min(top, entries.size()); i++) {
      Entry entry = entries.get(i);
      boolean same = i > 0 && entries.get(i - 1).value().compareTo(entry.value()) == 0;
      position = same ? position : i + 1;
      var place = new Span(String.valueOf(position));
      place.addClassName("fw-bars-place");
      list.add(list.line(entry, largest, place, ""));
    }
    return list;
  }

  /** Stage by stage, each with its share of the first and of the one before. */
  static BarList funnel(TileCell cell, ReportResult result) {
    var list = new BarList(cell, "fw-funnel");
    List<Entry> entries = list.entries(result);
    BigDecimal largest =
        entries.stream().map(Entry::value).max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    for (int i = 0; i < entries.size(); i++) {
      BigDecimal value = entries.get(i).value();
      String share = share(value, entries.getFirst().value());
      String step = i == 0 ? "" : share(value, entries.get(i - 1).value());
      String said = i < 2 ? share : t("dashboard.funnel-step", share, step);
      list.add(list.line(entries.get(i), largest, null, said));
    }
    return list;
  }

  private List<Entry> entries(ReportResult result) {
    int dimensions = result.dimensions();
    var entries = new ArrayList<Entry>();
    for (AggregateRow row : result.rows()) {
      for (int i = 0; i < row.values().size(); i++) {
        ReportResult.Column column = result.columns().get(dimensions + i);
        BigDecimal value = NumberWords.decimal(row.values().get(i));
        String name =
            dimensions == 0 ? Say.t(column.title()) : TileNumbers.name(row.groups().getFirst());
        if (value != null) {
          entries.add(new Entry(name, row.groups(), NumberWords.of(column, cell.source()), value));
        }
      }
    }
    return entries;
  }

  static String share(BigDecimal part, BigDecimal of) {
    return of.signum() == 0
        ? Show.NOTHING
        : Show.number(part.multiply(HUNDRED).divide(of, 0, RoundingMode.HALF_UP), 0) + "%";
  }

  private ListItem line(Entry entry, BigDecimal largest, @Nullable Span place, String share) {
    var head = new Div();
    head.addClassName("fw-bars-head");
    if (place != null) {
      head.add(place);
    }
    var name =
        cell.name(entry.name(), entry.labels().isEmpty() ? null : cell.pickOf(entry.labels()));
    name.addClassName("fw-bars-name");
    head.add(name);
    if (!share.isEmpty()) {
      var said = new Span(share);
      said.addClassNames("fw-quiet", "fw-bars-share");
      head.add(said);
    }
    head.add(
        cell.number(
            entry.words().brief(entry.value()),
            entry.words().full(entry.value()),
            cell.at(entry.labels())));
    var bar = new Div();
    bar.addClassName("fw-bars-bar");
    BigDecimal width =
        largest.signum() <= 0
            ? BigDecimal.ZERO
            : entry
                .value()
                .max(BigDecimal.ZERO)
                .multiply(HUNDRED)
                .divide(largest, 1, RoundingMode.HALF_UP);
    bar.getStyle().set("--fw-bar", width + "%");
    return new ListItem(head, bar);
  }
}
