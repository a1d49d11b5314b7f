package dev.formwork.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.Evaluator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Formulas without an engine: an evaluator that knows three expressions is enough. */
class ComputingFormulasTest {

  private static final String FORM =
      """
      key: order
      title: Order
      sections:
        - key: main
          title: Main
          fields:
            - {key: discount, type: money, title: Discount}
            - {key: note, type: text, title: Note}
            - {key: total, type: formula, title: Total, formula: net - discount, result: money}
            - {key: net, type: formula, title: Net, formula: sum of lines, result: money}
            - key: lines
              type: subtable
              title: Lines
              fields:
                - {key: quantity, type: integer, title: Quantity}
                - {key: price, type: money, title: Price}
                - {key: amount, type: formula, title: Amount, formula: quantity * price, result: money}
      """;

  private final List<String> evaluated = new ArrayList<>();
  private final FormLogic logic =
      FormLogic.of(Definitions.mapper().treeToValue(Yaml.read(FORM).tree(), Form.class));

  @Test
  void computesEachFormulaAfterThoseItReads() {
    var result = logic.evaluate(order(), context());

    assertThat(evaluated).containsExactly("quantity * price", "sum of lines", "net - discount");
    assertThat(result.data()).containsEntry("total", new BigDecimal("190.00"));
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void computesOnlyWhatDependsOnWhatHasChanged() {
    var before = logic.evaluate(order(), context()).data();
    evaluated.clear();

    logic.evaluate(before, Set.of("discount"), context());
    assertThat(evaluated).containsExactly("net - discount");

    evaluated.clear();
    logic.evaluate(before, Set.of("note"), context());
    assertThat(evaluated).isEmpty();
  }

  @Test
  void roundsMoneyHalfUpToItsDigits() {
    var data = order();
    data = new java.util.LinkedHashMap<>(data);
    data.put("discount", new BigDecimal("0.005"));

    assertThat(logic.evaluate(data, context()).data())
        .containsEntry("total", new BigDecimal("200.00"));
  }

  private static Map<String, Object> order() {
    return Map.of(
        "discount",
        new BigDecimal("10"),
        "lines",
        List.of(Map.of("quantity", 2L, "price", new BigDecimal("100"))));
  }

  private EvaluationContext context() {
    Evaluator evaluator =
        (expression, values) -> {
          evaluated.add(expression.source());
          return switch (expression.source()) {
            case "quantity * price" ->
                ((BigDecimal) values.get("price"))
                    .multiply(BigDecimal.valueOf((Long) values.get("quantity")));
            case "sum of lines" ->
                ((List<?>) values.get("lines"))
                    .stream()
                        .map(row -> (BigDecimal) ((Map<?, ?>) row).get("amount"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
            default ->
                ((BigDecimal) values.get("net")).subtract((BigDecimal) values.get("discount"));
          };
        };
    return EvaluationContext.at(
        Instant.parse("2026-02-14T01:00:00Z"), ZoneId.of("Asia/Shanghai"), evaluator);
  }
}
