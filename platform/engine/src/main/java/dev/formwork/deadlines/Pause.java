package dev.formwork.deadlines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a deadline does not run.
 *
 * @param reason key of why; one pause for each reason at a time
 * @param by person id of who paused it; absent where a condition did
 * @param to absent while it lasts
 */
public record Pause(String reason, @Nullable String by, Instant from, @Nullable Instant to) {

  public boolean isOpen() {
    return to == null;
  }

  Pause ended(Instant at) {
    return new Pause(reason, by, from, at);
  }
}
