package dev.formwork.timers;

import java.time.Duration;
import java.time.Instant;

/**
 * A timer whose moment has come.
 *
 * @param at when it was found due: later than it was set for, after downtime
 * @param tries how often it has been tried before
 */
public record DueTimer(Timer timer, Instant at, int tries) {

  /** How late it is. */
  public Duration lateBy() {
    return Duration.between(timer.due(), at);
  }
}
