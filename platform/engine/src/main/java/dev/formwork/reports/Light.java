package dev.formwork.reports;

import java.math.BigDecimal;

/** How a number stands against its target. Never told by a colour alone. */
public enum Light {
  /** It is reached. */
  GOOD,
  /** It is missed by no more than the margin. */
  NEAR,
  /** It is missed. */
  BAD;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * The light of a number.
   *
   * @param up whether more is better
   * @param margin percent of the target
   */
  static Light of(BigDecimal number, BigDecimal target, boolean up, BigDecimal margin) {
    BigDecimal missing = up ? target.subtract(number) : number.subtract(target);
    if (missing.signum() <= 0) {
      return GOOD;
    }
    BigDecimal most = target.abs().multiply(margin);
    return missing.multiply(HUNDRED).compareTo(most) <= 0 ? NEAR : BAD;
  }
}
