package dev.formwork.workspace.dashboard;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.records.Period;
import dev.formwork.reports.ReportResult;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report's rows as charts and crossed tables take them: the values of the first dimension, those
 * of the second, and a number for each two. Without a second dimension there is one column.
 *
 * @param columns empty where there is one dimension only
 */
record TileNumbers(List<Label> rows, List<Label> columns, Map<Cell, BigDecimal> cells) {

  /** The place of a number, by position; column 0 where there is one dimension only. */
  record Cell(int row, int column) {}

  TileNumbers {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    cells = Map.copyOf(cells);
  }

  /**
   * The numbers of the first measure.
   *
   * @param period of the first dimension, whose values then stand in their order without gaps
   */
  static TileNumbers of(ReportResult result, @Nullable Period period) {
    var rows = new LinkedHashMap<@Nullable Object, Label>();
    var columns = new LinkedHashMap<@Nullable Object, Label>();
    boolean crossed = result.dimensions() > 1;
    for (AggregateRow row : result.rows()) {
      Label first = row.groups().getFirst();
      rows.putIfAbsent(first.value(), first);
      if (crossed) {
        Label second = row.groups().get(1);
        columns.putIfAbsent(second.value(), second);
      }
    }
    List<Label> down = period == null ? List.copyOf(rows.values()) : inOrder(rows, period);
    var places = positions(down);
    List<Label> beside = crossed ? beside(result, columns) : List.of();
    var across = positions(beside);
    var cells = new HashMap<Cell, BigDecimal>();
    for (AggregateRow row : result.rows()) {
      BigDecimal number = NumberWords.decimal(row.values().getFirst());
      if (number != null) {
        int column = crossed ? Objects.requireNonNull(across.get(row.groups().get(1).value())) : 0;
        int at = Objects.requireNonNull(places.get(row.groups().getFirst().value()));
        cells.put(new Cell(at, column), number);
      }
    }
    return new TileNumbers(down, beside, cells);
  }

  /** The values of the second dimension; periods in their order, as their keys are. */
  private static List<Label> beside(ReportResult result, Map<@Nullable Object, Label> columns) {
    var beside = new ArrayList<>(columns.values());
    if (result.columns().get(1).kind() == ReportResult.Kind.PERIOD) {
      beside.sort(
          Comparator.comparing(
              label -> label.value() == null ? null : label.value().toString(),
              Comparator.nullsLast(Comparator.<String>naturalOrder())));
    }
    return beside;
  }

  private static Map<@Nullable Object, Integer> positions(List<Label> labels) {
    var positions = new HashMap<@Nullable Object, Integer>();
    for (int i = 0; i < labels.size(); i++) {
      positions.put(labels.get(i).value(), i);
    }
    return positions;
  }

  private static List<Label> inOrder(Map<@Nullable Object, Label> rows, Period period) {
    var dated = new ArrayList<LocalDate>();
    var undated = new ArrayList<Label>();
    rows.forEach((value, label) -> {
      var first = value == null ? null : period.first(value.toString()).orElse(null);
      if (first == null) {
        undated.add(label);
      } else {
        dated.add(first);
      }
    });
    var ordered = new ArrayList<Label>();
    if (!dated.isEmpty()) {
      LocalDate last = Collections.max(dated);
      for (LocalDate at = Collections.min(dated); !at.isAfter(last); at = period.next(at)) {
        String key = period.of(at);
        ordered.add(new Label(key, period.title(key), null));
      }
    }
    ordered.addAll(undated);
    return ordered;
  }

  /** The same with the largest rows first. */
  TileNumbers largestFirst() {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(this::sum).reversed());
    var moved = new HashMap<Cell, BigDecimal>();
    cells.forEach(
        (cell, number) -> moved.put(new Cell(order.indexOf(cell.row()), cell.column()), number));
    return new TileNumbers(order.stream().map(rows::get).toList(), columns, moved);
  }

  /** The first so many rows, and the sum of the others as one more without a value of its own. */
  TileNumbers withRest(int top, LocalizedText title) {
    if (rows.size() <= top + 1) {
      return this;
    }
    var kept = new ArrayList<>(rows.subList(0, top));
    kept.add(new Label(Rest.OF_ALL, title, null));
    var fewer = new HashMap<Cell, BigDecimal>();
    cells.forEach((cell, number) ->
        fewer.merge(new Cell(Math.min(cell.row(), top), cell.column()), number, BigDecimal::add));
    return new TileNumbers(kept, columns, fewer);
  }

  /** What stands for all values that have no place of their own. */
  enum Rest {
    OF_ALL
  }

  @Nullable BigDecimal at(int row, int column) {
    return cells.get(new Cell(row, column));
  }

  BigDecimal sum(int row) {
    var sum = BigDecimal.ZERO;
    for (int i = 0; i < Math.max(1, columns.size()); i++) {
      BigDecimal number = at(row, i);
      sum = number == null ? sum : sum.add(number);
    }
    return sum;
  }

  BigDecimal largest() {
    return cells.values().stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
  }

  /** Whether each row has a number in one column only, so that columns tell nothing. */
  boolean isCrossedForNothing() {
    return !columns.isEmpty() && cells.size() <= rows.size();
  }

  static String name(Label label) {
    return label.title().isEmpty() ? Show.NOTHING : Say.t(label.title());
  }
}
