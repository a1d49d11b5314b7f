package dev.formwork.metrics;

/** How a value stands to its target. */
public enum Light {
  GREEN,
  /** Off target, within the warning. */
  AMBER,
  RED,
  /** There is no value, or no target. */
  NONE;

  /** Whether the target was missed. */
  public boolean isOff() {
    return this == AMBER || this == RED;
  }
}
