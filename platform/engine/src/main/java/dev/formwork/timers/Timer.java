package dev.formwork.timers;

import java.time.Instant;
import java.util.Map;

/**
 * A moment at which something is to happen.
 *
 * @param id unique over all kinds; setting it again moves it
 * @param kind which {@link TimerHandler} it is for
 * @param version of what it follows from: an older one neither moves nor drops a newer one
 * @param about what the handler must know to find what it is about
 */
public record Timer(String id, String kind, Instant due, long version, Map<String, String> about) {

  public Timer {
    about = Map.copyOf(about);
  }
}
