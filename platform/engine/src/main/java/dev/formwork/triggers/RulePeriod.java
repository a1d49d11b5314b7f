package dev.formwork.triggers;

/**
 * The period that a rule is about, by the day on which it fires.
 *
 * @param back how many periods ago; 0 = the one that runs
 */
public record RulePeriod(Unit unit, int back) {

  /** How long it is. */
  public enum Unit {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }
}
