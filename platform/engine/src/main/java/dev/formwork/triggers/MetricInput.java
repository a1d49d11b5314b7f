package dev.formwork.triggers;

import dev.formwork.rules.ValueSource;
import org.jspecify.annotations.Nullable;

/**
 * The value of a metric that formulas of a rule may name.
 *
 * @param metric of the same app by key, or {@code app/metric}
 * @param organisation whose value, as a department's key; everybody's where absent or empty
 * @param period as in {@code 2026-W49}; the rule's where absent
 * @param back how many periods ago, in place of the rule's period; 0 = the one that runs
 * @param frozen whether a value that still moves is refused
 */
public record MetricInput(
    String metric,
    @Nullable ValueSource organisation,
    @Nullable ValueSource period,
    @Nullable Integer back,
    boolean frozen) {

  /** Whether it is the same for all that an action makes. */
  public boolean sameForAll() {
    return organisation == null && period == null;
  }
}
