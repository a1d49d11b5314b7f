package dev.formwork.flows;

import dev.formwork.kernel.Problem;
import dev.formwork.scripting.Evaluator;
import dev.formwork.scripting.ScriptFailure;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** The few formulas of the flow tests, so that they need no JavaScript. */
final class Scripts {

  static final Evaluator ARITHMETIC =
      (expression, values) ->
          switch (expression.source()) {
            case "price - discount" -> number(values, "price").subtract(number(values, "discount"));
            case "price > discount" ->
                number(values, "price").compareTo(number(values, "discount")) > 0;
            case "rounds + 1" -> number(values, "rounds").add(BigDecimal.ONE);
            case "1 + 1" -> 2L;
            default -> throw new ScriptFailure(Problem.error("script.reference", ""));
          };

  private Scripts() {}

  private static BigDecimal number(Map<String, ?> values, String name) {
    Object value = values.get(name);
    return value == null ? BigDecimal.ZERO : new BigDecimal(Objects.toString(value));
  }
}
