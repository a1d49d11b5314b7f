package dev.formwork.automation;

import dev.formwork.kernel.QualifiedKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Tells rules the values of metrics; whoever knows metrics implements it. */
public interface RuleMetrics {

  /**
   * As it was kept if its period has closed, else as it is now. Where one is wanted that moves no
   * more, that of a period which was over before the metric was there is kept from now on.
   */
  Figure value(Asked asked);

  /**
   * What is asked.
   *
   * @param organisation as a department's key; empty for everybody's
   * @param period as in {@code 2026-W49}; the one that the day falls into where absent
   * @param back so many periods before the day's
   * @param frozen whether one is wanted that moves no more
   */
  record Asked(
      QualifiedKey metric,
      String organisation,
      @Nullable String period,
      LocalDate day,
      int back,
      boolean frozen) {}

  /**
   * A value.
   *
   * @param value absent where there is nothing to take it of
   * @param target absent where there was none
   * @param to the upper end of a band
   * @param light green, amber, red or none
   * @param frozen whether its period has closed
   */
  record Figure(
      String period,
      @Nullable BigDecimal value,
      @Nullable BigDecimal target,
      @Nullable BigDecimal to,
      String light,
      boolean frozen) {}
}
