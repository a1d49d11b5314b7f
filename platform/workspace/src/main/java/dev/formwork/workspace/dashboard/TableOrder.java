package dev.formwork.workspace.dashboard;

import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.workspace.text.Say;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By which column a table is sorted; as the report says until somebody chooses. */
final class TableOrder {

  private int column = -1;
  private boolean descending;

  /** The next order of a column: numbers from the largest, names from the first. */
  void by(int chosen) {
    descending = chosen == column ? !descending : true;
    column = chosen;
  }

  /** What assistive technology calls it. */
  String word(int of) {
    return of != column ? "none" : descending ? "descending" : "ascending";
  }

  List<AggregateRow> sorted(List<AggregateRow> rows) {
    return column < 0 ? rows : rows.stream().sorted(order(0)).toList();
  }

  /**
   * Rows with fewer dimensions.
   *
   * @param dimensions how many the table has
   */
  List<AggregateRow> sortedSubtotals(List<AggregateRow> rows, int dimensions) {
    boolean sortable = column == 0 || column >= dimensions;
    return sortable ? rows.stream().sorted(order(dimensions)).toList() : rows;
  }

  /**
   * The order of rows of a table.
   *
   * @param dimensions how many the table has; 0 where the rows have all of them
   */
  private Comparator<AggregateRow> order(int dimensions) {
    Comparator<AggregateRow> order =
        (one, other) -> compare(value(one, dimensions), value(other, dimensions));
    return descending ? order.reversed() : order;
  }

  private @Nullable Object value(AggregateRow row, int dimensions) {
    int groups = row.groups().size();
    int number = column - Math.max(dimensions, groups);
    return number < 0 ? row.groups().get(column) : row.values().get(number);
  }

  @SuppressWarnings("unchecked") // values of one column are of one kind
  private static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    if (one instanceof Label first && other instanceof Label second) {
      return Collator.getInstance(Say.language())
          .compare(TileNumbers.name(first), TileNumbers.name(second));
    }
    if (one instanceof Number && other instanceof Number) {
      return new java.math.BigDecimal(one.toString())
          .compareTo(new java.math.BigDecimal(other.toString()));
    }
    return one.getClass() == other.getClass() && one instanceof Comparable<?>
        ? ((Comparable<Object>) one).compareTo(other)
        : 0;
  }
}
