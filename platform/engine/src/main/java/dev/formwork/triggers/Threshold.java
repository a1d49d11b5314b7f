package dev.formwork.triggers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a number has gone across a bound. */
final class Threshold {

  private Threshold() {}

  /**
   * The furthest bound that was crossed on the way from one value to the other; empty where none
   * was. A value that lies on a bound has crossed it. What had no value before comes from nowhere:
   * it crosses a single bound if it is beyond, and a multiple if there is one behind zero.
   */
  static Optional<BigDecimal> crossed(
      Trigger.Threshold trigger, @Nullable BigDecimal before, @Nullable BigDecimal after) {
    if (after == null) {
      return Optional.empty();
    }
    return trigger.down()
        ? up(negated(trigger), before == null ? null : before.negate(), after.negate())
            .map(BigDecimal::negate)
        : up(trigger, before, after);
  }

  private static Trigger.Threshold negated(Trigger.Threshold trigger) {
    BigDecimal at = trigger.at();
    return new Trigger.Threshold(
        trigger.field(), at == null ? null : at.negate(), trigger.every(), false);
  }

  private static Optional<BigDecimal> up(
      Trigger.Threshold trigger, @Nullable BigDecimal before, BigDecimal after) {
    BigDecimal at = trigger.at();
    if (at != null) {
      boolean beyond = after.compareTo(at) >= 0;
      boolean wasBeyond = before != null && before.compareTo(at) >= 0;
      return beyond && !wasBeyond ? Optional.of(at) : Optional.empty();
    }
    BigDecimal every = trigger.every();
    if (every == null || every.signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal last = multiple(after, every);
    BigDecimal passed = before == null ? BigDecimal.ZERO : multiple(before, every);
    return last.compareTo(passed) > 0 ? Optional.of(last) : Optional.empty();
  }

  private static BigDecimal multiple(BigDecimal value, BigDecimal every) {
    return value.divide(every, 0, RoundingMode.FLOOR).multiply(every);
  }
}
