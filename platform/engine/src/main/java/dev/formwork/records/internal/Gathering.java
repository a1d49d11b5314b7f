package dev.formwork.records.internal;

import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation.Figure;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of one group, as far as one figure needs them; two of them can be put together. */
final class Gathering {

  private final Figure figure;
  private long count;
  private @Nullable BigDecimal sum;
  private @Nullable Object extreme;
  private final TreeMap<BigDecimal, Long> numbers = new TreeMap<>();
  private final Set<Object> different = new HashSet<>();

  Gathering(Figure figure) {
    this.figure = figure;
  }

  /** Adds a value that so many records have. */
  void add(@Nullable Object value, long times) {
    if (value == null) {
      return;
    }
    count += times;
    switch (figure) {
      case COUNT -> {}
      case SUM, AVERAGE -> addSum(number(value).multiply(BigDecimal.valueOf(times)));
      case MEDIAN, PERCENTILE -> numbers.merge(number(value), times, Long::sum);
      case LEAST, GREATEST -> compete(value);
      case DISTINCT -> different.add(comparable(value));
    }
  }

  /** Adds what the store has made of some records. */
  void addStored(@Nullable Object value, long stored) {
    switch (figure) {
      case COUNT -> count += value == null ? 0 : number(value).longValueExact();
      case SUM, AVERAGE -> {
        count += stored;
        if (value != null) {
          addSum(number(value));
        }
      }
      case MEDIAN, PERCENTILE, DISTINCT -> {
        if (value instanceof List<?> all) {
          all.forEach(each -> add(each, 1));
        }
      }
      case LEAST, GREATEST -> add(value, 1);
    }
  }

  void add(Gathering other) {
    count += other.count;
    if (other.sum != null) {
      addSum(other.sum);
    }
    if (other.extreme != null) {
      compete(other.extreme);
    }
    other.numbers.forEach((number, times) -> numbers.merge(number, times, Long::sum));
    different.addAll(other.different);
  }

  private void addSum(BigDecimal more) {
    sum = sum == null ? more : sum.add(more);
  }

  private void compete(Object value) {
    if (extreme == null
        || (figure == Figure.LEAST
            ? AggregateRow.compare(value, extreme) < 0
            : AggregateRow.compare(value, extreme) > 0)) {
      extreme = value;
    }
  }

  long count() {
    return figure == Figure.DISTINCT ? different.size() : count;
  }

  BigDecimal sum() {
    return Objects.requireNonNullElse(sum, BigDecimal.ZERO);
  }

  @Nullable Object extreme() {
    return extreme;
  }

  /**
   * The average of values that are to be divided, rounded; null of none.
   *
   * @param unit what a value is divided by
   */
  @Nullable BigDecimal average(BigDecimal unit, int digits) {
    return sum == null || count == 0
        ? null
        : sum.divide(unit.multiply(BigDecimal.valueOf(count)), digits, RoundingMode.HALF_UP);
  }

  /** The value at so many of a hundred, between two values in proportion; null of none. */
  @Nullable BigDecimal percentile(int percent, BigDecimal unit, int digits) {
    if (count == 0) {
      return null;
    }
    BigDecimal rank = BigDecimal.valueOf(percent).multiply(BigDecimal.valueOf(count - 1));
    BigDecimal[] parts = rank.divideAndRemainder(BigDecimal.valueOf(100));
    BigDecimal low = at(parts[0].longValueExact());
    BigDecimal part = parts[1].movePointLeft(2);
    BigDecimal value =
        part.signum() == 0
            ? low
            : low.add(part.multiply(at(parts[0].longValueExact() + 1).subtract(low)));
    return value.divide(unit, digits, RoundingMode.HALF_UP);
  }

  private BigDecimal at(long index) {
    long before = 0;
    for (Map.Entry<BigDecimal, Long> each : numbers.entrySet()) {
      before += each.getValue();
      if (index < before) {
        return each.getKey();
      }
    }
    throw new IllegalStateException("Expected a value at " + index + " of " + count);
  }

  static List<Gathering> all(List<Figure> figures) {
    var all = new ArrayList<Gathering>();
    figures.forEach(figure -> all.add(new Gathering(figure)));
    return all;
  }

  static BigDecimal number(Object raw) {
    return (BigDecimal)
        Objects.requireNonNull(ValueKind.NUMBER.comparable(raw, ZoneOffset.UTC), "a number");
  }

  private static Object comparable(Object value) {
    return value instanceof Number ? number(value).stripTrailingZeros() : value;
  }
}
