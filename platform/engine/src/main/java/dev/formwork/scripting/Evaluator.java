package dev.formwork.scripting;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions for one user action; pure callers depend on nothing else of scripting. */
public interface Evaluator {

  /**
   * The value of an expression: String, Boolean, Long, BigDecimal, List, Map or null.
   *
   * @param values by name: String, Boolean, numbers, LocalDate and Instant (both read as ISO text),
   *     List, Map or null; what is missing is null
   * @throws ScriptFailure if it has no value
   */
  @Nullable Object evaluate(Expression expression, Map<String, ?> values);
}
