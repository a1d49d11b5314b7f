package dev.formwork.timers;

import java.time.Instant;
import java.util.Optional;

/**
 * Does what is to happen when a timer of its kind is due. It is called at least once for each: a
 * node may die after it has done its work and before it has said so. So doing it again, told by the
 * timer's id and version, must change nothing.
 */
public interface TimerHandler {

  /** The kind of {@link Timer} it takes. */
  String kind();

  /**
   * Does it. An exception makes it come again, later each time; after some tries it is a {@link
   * TimerFailure} that an administrator sees.
   *
   * @return when it wants to be called again, as nothing was due yet; empty if it is done
   */
  Optional<Instant> fire(DueTimer timer);
}
