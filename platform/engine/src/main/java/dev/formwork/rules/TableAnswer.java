package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a decision table answers.
 *
 * @param values by output; an output without a value is absent
 * @param rows the rows that counted, from 1; empty where none held
 */
public record TableAnswer(Map<String, Object> values, List<Integer> rows) {

  public TableAnswer {
    values = Collections.unmodifiableMap(values);
    rows = List.copyOf(rows);
  }

  /**
   * Asks the table.
   *
   * @param inputs the values of its inputs, by key; what is unknown is absent
   * @param context who asks, when, and with which parameters
   * @throws Refusal.Conflict if several rows hold of which only one may
   */
  public static TableAnswer of(
      DecisionTable table, Map<String, Object> inputs, EvaluationContext context) {
    EvaluationContext asked = context.withData(inputs).withSystem(Map.of());
    List<Integer> holding = holding(table, asked);
    List<Integer> counting = counting(table, holding);
    if (counting.isEmpty()) {
      return new TableAnswer(resolved(table.otherwise(), asked), List.of());
    }
    var rows = counting.stream().map(row -> row + 1).toList();
    return table.policy() == DecisionTable.Hits.ALL
        ? new TableAnswer(gathered(table, counting, asked), rows)
        : new TableAnswer(resolved(table.rows().get(counting.getFirst()).then(), asked), rows);
  }

  /**
   * Asks the table about a record.
   *
   * @param with the values of its inputs; where none is named, the field of the input's key
   */
  public static TableAnswer asked(
      DecisionTable table, Map<FieldKey, ValueSource> with, EvaluationContext context) {
    var inputs = new LinkedHashMap<String, Object>();
    for (DecisionTable.Input input : table.inputs()) {
      ValueSource source = with.get(input.key());
      Object value =
          source == null ? context.value(input.key()) : ValueSources.resolve(source, context);
      if (value != null) {
        inputs.put(input.key().value(), value);
      }
    }
    return of(table, inputs, context);
  }

  static List<Integer> holding(DecisionTable table, EvaluationContext asked) {
    var holding = new ArrayList<Integer>();
    for (int i = 0; i < table.rows().size(); i++) {
      if (ConditionEvaluator.test(table.rows().get(i).condition(), asked)) {
        holding.add(i);
      }
    }
    return holding;
  }

  private static List<Integer> counting(DecisionTable table, List<Integer> holding) {
    if (holding.size() < 2) {
      return holding;
    }
    return switch (table.policy()) {
      case FIRST -> holding.subList(0, 1);
      case UNIQUE ->
          throw new Refusal.Conflict(
              Problem.error("decision-table.several-hold", "")
                  .with("table", table.title())
                  .with("first", holding.get(0) + 1)
                  .with("second", holding.get(1) + 1));
      case PRIORITY ->
          holding.stream()
              .sorted(
                  Comparator.comparingInt((Integer row) -> -table.rows().get(row).rank())
                      .thenComparingInt(row -> row))
              .limit(1)
              .toList();
      case ALL -> holding;
    };
  }

  private static Map<String, Object> resolved(
      Map<FieldKey, ValueSource> sources, EvaluationContext asked) {
    var values = new LinkedHashMap<String, Object>();
    sources.forEach((output, source) -> {
      Object value = ValueSources.resolve(source, asked);
      if (value != null) {
        values.put(output.value(), value);
      }
    });
    return values;
  }

  private static Map<String, Object> gathered(
      DecisionTable table, List<Integer> rows, EvaluationContext asked) {
    var values = new LinkedHashMap<String, Object>();
    for (DecisionTable.Output output : table.outputs()) {
      var results =
          rows.stream()
              .map(row -> table.rows().get(row).then().get(output.key()))
              .filter(Objects::nonNull)
              .map(source -> ValueSources.resolve(source, asked))
              .filter(Objects::nonNull)
              .map(Objects::requireNonNull)
              .toList();
      Object value = gathered(output, results);
      if (value != null) {
        values.put(output.key().value(), value);
      }
    }
    return values;
  }

  private static @Nullable Object gathered(DecisionTable.Output output, List<Object> results) {
    return switch (output.gathered()) {
      case LIST -> results.isEmpty() ? null : results.stream().distinct().toList();
      case COUNT -> (long) results.size();
      case SUM -> numbers(results).stream().reduce(BigDecimal::add).orElse(null);
      case MIN -> numbers(results).stream().min(Comparator.naturalOrder()).orElse(null);
      case MAX -> numbers(results).stream().max(Comparator.naturalOrder()).orElse(null);
    };
  }

  private static List<BigDecimal> numbers(List<Object> results) {
    return results.stream()
        .map(each -> ValueKind.NUMBER.comparable(each, ZoneOffset.UTC))
        .filter(BigDecimal.class::isInstance)
        .map(BigDecimal.class::cast)
        .toList();
  }
}
