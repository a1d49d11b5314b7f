package dev.formwork.reports;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Aggregation.Figure;
import dev.formwork.records.Aggregation.Measure;
import dev.formwork.records.Label;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.Condition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about records that nobody has entered: always the same made-up ones. All of
 * them fulfil every filter; of a measure with a filter of its own, a part of them takes part.
 */
final class SampleFigures implements Function<Aggregation, List<AggregateRow>> {

  /** So many records are made up. */
  static final int RECORDS = 240;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final double PART = 0.6;
  private static final double FILLED = 0.85;

  private final SampleValues values;

  SampleFigures(SampleValues values) {
    this.values = values;
  }

  @Override
  public List<AggregateRow> apply(Aggregation question) {
    Map<List<Label>, List<Integer>> groups = new LinkedHashMap<>();
    if (question.groups().isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    for (int i = 0; i < RECORDS; i++) {
      int record = i;
      var labels = question.groups().stream().map(group -> values.label(group, record)).toList();
      groups.computeIfAbsent(labels, _ -> new ArrayList<>()).add(record);
    }
    List<Map.Entry<List<Label>, List<Integer>>> sorted =
        groups.entrySet().stream().sorted(order(question)).toList();
    int limit = Math.min(question.limit(), sorted.size());
    var rows = new ArrayList<AggregateRow>();
    sorted
        .subList(0, limit)
        .forEach(each -> rows.add(row(question, each.getKey(), each.getValue())));
    if (question.rest() && limit < sorted.size()) {
      var left =
          sorted.subList(limit, sorted.size()).stream()
              .flatMap(each -> each.getValue().stream())
              .toList();
      rows.add(row(question, rest(question.groups().size()), left));
    }
    return rows;
  }

  private static List<Label> rest(int groups) {
    var label =
        new Label(AggregateRow.REST, Texts.of(Problem.error("record.value.rest", "")), null);
    return IntStream.range(0, groups).mapToObj(_ -> label).toList();
  }

  private AggregateRow row(Aggregation question, List<Label> labels, List<Integer> records) {
    var numbers = new ArrayList<@Nullable Object>();
    question.measures().forEach(measure -> numbers.add(taken(measure, records)));
    return new AggregateRow(labels, numbers);
  }

  private Comparator<Map.Entry<List<Label>, List<Integer>>> order(Aggregation question) {
    int groups = question.groups().size();
    Comparator<Map.Entry<List<Label>, List<Integer>>> order = (_, _) -> 0;
    for (Aggregation.Order each : question.order()) {
      Comparator<Map.Entry<List<Label>, List<Integer>>> by =
          (one, other) ->
              AggregateRow.compare(
                  value(question, one, each.column()), value(question, other, each.column()));
      order = order.thenComparing(each.descending() ? by.reversed() : by);
    }
    for (int i = 0; i < groups; i++) {
      int column = i;
      order =
          order.thenComparing((one, other) ->
              AggregateRow.compare(
                  one.getKey().get(column).value(), other.getKey().get(column).value()));
    }
    return order;
  }

  private @Nullable Object value(
      Aggregation question, Map.Entry<List<Label>, List<Integer>> group, int column) {
    int groups = question.groups().size();
    return column < groups
        ? group.getKey().get(column).value()
        : taken(question.measures().get(column - groups), group.getValue());
  }

  // ---- measures ----

  private @Nullable Object taken(Measure measure, List<Integer> records) {
    return switch (measure) {
      case Measure.Filtered(var inner, var filter) -> taken(inner, part(filter, records));
      case Measure.Count(var field) ->
          (long) (field == null ? records.size() : filled(field, records).size());
      case Measure.Sum(var field) -> made(Figure.SUM, numbers(field, records), 0);
      case Measure.Average(var field) -> made(Figure.AVERAGE, numbers(field, records), 0);
      case Measure.Median(var field) -> made(Figure.MEDIAN, numbers(field, records), 50);
      case Measure.Percentile(var field, int percent) ->
          made(Figure.PERCENTILE, numbers(field, records), percent);
      case Measure.Least(var field) -> extreme(field, records, false);
      case Measure.Greatest(var field) -> extreme(field, records, true);
      case Measure.Distinct(var field) ->
          records.stream().map(record -> values.value(field, record)).distinct().count();
      case Measure.Duration(var from, var to, _, var figure, int percent) ->
          made(
              figure,
              records.stream().map(record -> values.hours(from + "–" + to, record)).toList(),
              percent);
    };
  }

  private static List<Integer> part(Condition filter, List<Integer> records) {
    String seed = filter.toString();
    return records.stream().filter(record -> SampleValues.chance(seed, record) < PART).toList();
  }

  private static List<Integer> filled(RecordPath field, List<Integer> records) {
    String seed = field + "?";
    return records.stream().filter(record -> SampleValues.chance(seed, record) < FILLED).toList();
  }

  private List<BigDecimal> numbers(RecordPath field, List<Integer> records) {
    return records.stream()
        .map(record -> values.value(field, record))
        .filter(BigDecimal.class::isInstance)
        .map(BigDecimal.class::cast)
        .toList();
  }

  private @Nullable Object extreme(RecordPath field, List<Integer> records, boolean greatest) {
    Comparator<Object> order = AggregateRow::compare;
    return records.stream()
        .map(record -> values.value(field, record))
        .filter(Objects::nonNull)
        .map(Object.class::cast)
        .max(greatest ? order : order.reversed())
        .orElse(null);
  }

  private static @Nullable Object made(Figure figure, List<BigDecimal> numbers, int percent) {
    List<BigDecimal> sorted = numbers.stream().sorted().toList();
    BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (figure == Figure.SUM) {
      return sum;
    }
    if (sorted.isEmpty()) {
      return figure == Figure.COUNT || figure == Figure.DISTINCT ? 0L : null;
    }
    return switch (figure) {
      case SUM -> sum;
      case COUNT -> (long) sorted.size();
      case DISTINCT -> sorted.stream().distinct().count();
      case AVERAGE -> sum.divide(BigDecimal.valueOf(sorted.size()), 2, RoundingMode.HALF_UP);
      case MEDIAN -> below(sorted, 50);
      case PERCENTILE -> below(sorted, percent);
      case LEAST -> sorted.getFirst();
      case GREATEST -> sorted.getLast();
    };
  }

  private static BigDecimal below(List<BigDecimal> sorted, int percent) {
    BigDecimal at = BigDecimal.valueOf((long) percent * (sorted.size() - 1)).divide(HUNDRED);
    int low = at.intValue();
    BigDecimal one = sorted.get(low);
    BigDecimal next = sorted.get(Math.min(low + 1, sorted.size() - 1));
    BigDecimal between = next.subtract(one).multiply(at.subtract(BigDecimal.valueOf(low)));
    return one.add(between).setScale(2, RoundingMode.HALF_UP);
  }
}
