package dev.formwork.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a metric in one period.
 *
 * @param organisation key of a department; empty for all
 * @param period as in {@code 2026-W49}
 * @param value absent where there is nothing to take it of
 * @param target absent where there was none
 * @param to the upper end of a band
 * @param frozenAt when the period closed; absent while the value still moves
 * @param restatements how it was changed since, the latest last
 */
public record MetricValue(
    String organisation,
    String period,
    @Nullable BigDecimal value,
    @Nullable BigDecimal target,
    @Nullable BigDecimal to,
    Light light,
    @Nullable Instant frozenAt,
    List<Restatement> restatements) {

  public MetricValue {
    restatements = List.copyOf(restatements);
  }

  /**
   * A change of a value that was frozen.
   *
   * @param by person id
   * @param before what it was; absent where there was none
   */
  public record Restatement(Instant at, String by, String reason, @Nullable BigDecimal before) {}
}
