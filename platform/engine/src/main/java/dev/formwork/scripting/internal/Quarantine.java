package dev.formwork.scripting.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.scripting.Expression;
import dev.formwork.scripting.ScriptFailure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Expressions that held a thread beyond its cancel three times; they run no more on this node until
 * their source changes or the node starts again.
 */
final class Quarantine {

  private static final Logger log = LoggerFactory.getLogger(Quarantine.class);
  private static final int STRIKES = 3;

  private final Map<Expression, Integer> strikes = new ConcurrentHashMap<>();

  void refuse(Expression expression) {
    if (!strikes.isEmpty() && strikes.getOrDefault(expression, 0) >= STRIKES) {
      throw new ScriptFailure(Problem.error("script.quarantined", ""));
    }
  }

  void strike(Expression expression) {
    int count = strikes.merge(expression, 1, Integer::sum);
    log.warn(
        "Script {} held its thread beyond the cancel, strike {} of {}",
        Integer.toHexString(expression.hashCode()),
        count,
        STRIKES);
  }
}
