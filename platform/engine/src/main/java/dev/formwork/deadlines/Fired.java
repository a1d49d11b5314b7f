package dev.formwork.deadlines;

import java.time.Duration;
import java.time.Instant;

/**
 * A rung that has come.
 *
 * @param planned when it was to come
 * @param at when it came: later, after downtime
 */
public record Fired(String rung, Instant planned, Instant at) {

  /** How late it came. */
  public Duration lateBy() {
    return Duration.between(planned, at);
  }
}
