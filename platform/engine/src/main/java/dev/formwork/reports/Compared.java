package dev.formwork.reports;

import dev.formwork.records.AggregateRow;
import dev.formwork.records.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows beside what they were in an earlier period: the value then, the change, the growth. */
final class Compared {

  private final Report report;
  private final List<Integer> measures;

  /**
   * @param compared the measures that are compared
   */
  Compared(Report report, List<Report.Measure> compared) {
    this.report = report;
    this.measures = compared.stream().map(report.measures()::indexOf).toList();
  }

  /** The first day of the period that one is compared with. */
  static LocalDate earlier(Report.Comparison with, Period unit, LocalDate first) {
    return switch (with) {
      case PREVIOUS -> unit.previous(first);
      case YEAR ->
          switch (unit) {
            case WEEK -> weekOfLastYear(first);
            case DAY, MONTH, QUARTER, YEAR -> first.minusYears(1);
          };
    };
  }

  /** The week of the same number; where the year before has no week 53, its last. */
  private static LocalDate weekOfLastYear(LocalDate first) {
    String key = Period.WEEK.of(first);
    String before = (Integer.parseInt(key.substring(0, 4)) - 1) + key.substring(4);
    Optional<LocalDate> same = Period.WEEK.first(before);
    return same.orElseGet(() -> first.minusWeeks(53));
  }

  /**
   * The values that are added to each row.
   *
   * @param rows with a value for each measure
   * @param before finds what a row was; null of a row that was none
   */
  List<List<@Nullable Object>> of(
      List<AggregateRow> rows, Function<AggregateRow, @Nullable AggregateRow> before) {
    var all = new ArrayList<List<@Nullable Object>>();
    for (AggregateRow row : rows) {
      AggregateRow was = before.apply(row);
      var values = new ArrayList<@Nullable Object>();
      for (int measure : measures) {
        add(
            values,
            row.values().get(measure),
            was == null ? nothing(measure) : was.values().get(measure));
      }
      all.add(values);
    }
    return all;
  }

  private static void add(
      List<@Nullable Object> values, @Nullable Object now, @Nullable Object then) {
    values.add(then);
    if (!(now instanceof Number) || !(then instanceof Number)) {
      values.add(null);
      values.add(null);
      return;
    }
    BigDecimal change = Derived.number(now).subtract(Derived.number(then));
    values.add(change);
    values.add(Derived.divided(change, Derived.number(then).abs()));
  }

  /** What a measure is of no records. */
  private @Nullable Object nothing(int measure) {
    return Series.ofNothing(report.measures().get(measure).kind());
  }
}
