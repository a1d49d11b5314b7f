package dev.formwork.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A table about a customer who bought elsewhere. */
class AnsweringFromATableTest {

  private static final String INPUTS =
      """
      inputs:
        - {key: cause, title: Cause, type: text, options: [price, service]}
        - {key: months, title: Months, type: number}
      """;

  @Test
  void theFirstRowThatHoldsCounts() {
    DecisionTable table = graded("hits: first");

    assertThat(answer(table, "cause", "price", "months", 2L))
        .isEqualTo(new TableAnswer(Map.of("grade", "high"), List.of(1)));
    assertThat(answer(table, "cause", "service", "months", 2L).rows()).containsExactly(2);
  }

  @Test
  void whatIsOtherwiseCountsWhereNoRowHolds() {
    DecisionTable table = graded("hits: first");

    assertThat(answer(table, "cause", "service", "months", 40L))
        .isEqualTo(new TableAnswer(Map.of("grade", "low"), List.of()));
    assertThat(answer(table, "months", 40L).values()).containsEntry("grade", "low");
  }

  @Test
  void refusesWhereTwoRowsHoldOfWhichOnlyOneMay() {
    DecisionTable table = graded("hits: unique");

    assertThat(answer(table, "cause", "price", "months", 30L).values())
        .containsEntry("grade", "high");
    assertThatThrownBy(() -> answer(table, "cause", "price", "months", 2L))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessageContaining("decision-table.several-hold");
  }

  @Test
  void theHighestPriorityCountsAndOfEqualsTheUpper() {
    DecisionTable table =
        table(
            "hits: priority",
            """
            outputs: [{key: grade, title: Grade, type: text}]
            rows:
              - {when: {months: {lt: 24}}, then: {grade: mid}, priority: 1}
              - {when: {cause: price}, then: {grade: high}, priority: 2}
              - {when: {cause: price}, then: {grade: never}, priority: 2}
            """);

    assertThat(answer(table, "cause", "price", "months", 2L).rows()).containsExactly(2);
    assertThat(answer(table, "cause", "service", "months", 2L).rows()).containsExactly(1);
  }

  @Test
  void resultsOfAllRowsAreGatheredAsEachColumnSays() {
    DecisionTable table =
        table(
            "hits: all",
            """
            outputs:
              - {key: names, title: Names, type: text, collect: list}
              - {key: sum, title: Sum, type: number, collect: sum}
              - {key: least, title: Least, type: number, collect: min}
              - {key: most, title: Most, type: number, collect: max}
              - {key: count, title: Count, type: number, collect: count}
            rows:
              - {when: {months: {gte: 1}}, then: {names: a, sum: 1.5, least: 4, most: 4, count: 1}}
              - {when: {months: {gte: 2}}, then: {names: b, sum: 2, least: 3, most: 9, count: 1}}
              - {when: {months: {gte: 3}}, then: {names: a, least: 1}}
            """);

    assertThat(answer(table, "months", 2L).values())
        .isEqualTo(
            Map.of(
                "names", List.of("a", "b"),
                "sum", new BigDecimal("3.5"),
                "least", new BigDecimal("3"),
                "most", new BigDecimal("9"),
                "count", 2L));
    assertThat(answer(table, "months", 3L).values())
        .containsEntry("names", List.of("a", "b"))
        .containsEntry("least", new BigDecimal("1"));
  }

  @Test
  void aRowAsksForAParameterAsItIs() {
    DecisionTable table =
        table(
            "hits: first",
            """
            outputs: [{key: grade, title: Grade, type: text}]
            rows: [{when: {months: {lte: $param.short}}, then: {grade: $param.best}}]
            """);
    EvaluationContext context = context().withParams(Map.of("short", 6L, "best", "high"));

    assertThat(TableAnswer.of(table, Map.of("months", 6L), context).values())
        .containsEntry("grade", "high");
    assertThat(TableAnswer.of(table, Map.of("months", 7L), context).values()).isEmpty();
  }

  @Test
  void anInputThatIsNotNamedTakesTheFieldOfItsKey() {
    DecisionTable table = graded("hits: first");
    EvaluationContext car = context().withData(Map.of("cause", "price", "left", 2L));

    TableAnswer answer =
        TableAnswer.asked(
            table, Map.of(FieldKey.of("months"), new Dynamic.OtherField(FieldKey.of("left"))), car);

    assertThat(answer.rows()).containsExactly(1);
  }

  @Test
  void knowsWhichColumnsARowLeavesOpen() {
    DecisionTable table =
        table(
            "hits: first",
            """
            outputs: [{key: grade, title: Grade, type: text}, {key: days, title: Days, type: number}]
            rows:
              - {when: {cause: price}, then: {grade: high, days: 3}}
              - {when: {cause: service}, then: {grade: mid}}
            otherwise: {grade: low, days: 9}
            """);

    assertThat(table.leavesOpen(FieldKey.of("grade"))).isFalse();
    assertThat(table.leavesOpen(FieldKey.of("days"))).isTrue();
  }

  @Test
  void namesEachFormulaWithItsPlace() {
    DecisionTable table =
        table(
            "hits: first",
            """
            outputs: [{key: days, title: Days, type: number}]
            rows: [{when: {cause: price}, then: {days: {formula: months * 2}}}]
            otherwise: {days: {formula: months * 3}}
            """);

    assertThat(table.scripts())
        .containsExactly(
            new Mentions.Source("/rows/0/then/days/formula", "months * 2"),
            new Mentions.Source("/otherwise/days/formula", "months * 3"));
  }

  /** The answer of the first policy, in the most obvious way there is. */
  @Test
  void agreesWithReadingTheRowsOneAfterAnother() {
    var random = new Random(7);
    for (int i = 0; i < 300; i++) {
      var bounds = new ArrayList<int[]>();
      var rows = new StringBuilder("outputs: [{key: row, title: Row, type: number}]\nrows:\n");
      for (int row = 0; row < 1 + random.nextInt(5); row++) {
        int from = random.nextInt(10);
        int to = from + random.nextInt(5);
        bounds.add(new int[] {from, to});
        rows.append(
            "  - {when: {months: {gte: %d, lt: %d}}, then: {row: %d}}\n".formatted(from, to, row));
      }
      DecisionTable table = table("hits: first", rows.toString());
      for (long months = 0; months < 15; months++) {
        List<Integer> expected = List.of();
        for (int row = bounds.size() - 1; row >= 0; row--) {
          if (months >= bounds.get(row)[0] && months < bounds.get(row)[1]) {
            expected = List.of(row + 1);
          }
        }
        assertThat(answer(table, "months", months).rows()).isEqualTo(expected);
      }
    }
  }

  private static DecisionTable graded(String hits) {
    return table(
        hits,
        """
        outputs: [{key: grade, title: Grade, type: text}]
        rows:
          - {when: {cause: price}, then: {grade: high}}
          - {when: {months: {lt: 24}}, then: {grade: mid}}
        otherwise: {grade: low}
        """);
  }

  private static DecisionTable table(String hits, String rest) {
    return Definitions.read(
            DecisionTable.TYPE, "key: grade\ntitle: Grade\n" + hits + "\n" + INPUTS + rest)
        .get();
  }

  private static TableAnswer answer(DecisionTable table, Object... inputs) {
    var values = new LinkedHashMap<String, Object>();
    for (int i = 0; i < inputs.length; i += 2) {
      values.put(inputs[i].toString(), inputs[i + 1]);
    }
    return TableAnswer.of(table, values, context());
  }

  private static EvaluationContext context() {
    return EvaluationContext.at(
        Instant.parse("2026-11-28T01:00:00Z"),
        ZoneOffset.UTC,
        (_, _) -> {
          throw new IllegalStateException("Expected no script");
        });
  }
}
