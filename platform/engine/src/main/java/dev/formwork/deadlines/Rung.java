package dev.formwork.deadlines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way to a deadline or beyond it.
 *
 * @param key tells the rungs of a deadline apart
 * @param every how long until it comes again; absent where it comes once
 * @param times how often it comes; 0 is as long as the deadline runs
 * @param fired how often it has come
 * @param last when it was to come the last time it came; absent before that
 */
public record Rung(
    String key, When when, @Nullable Amount every, int times, int fired, @Nullable Instant last) {

  public Rung {
    if (every != null && every.units() == 0) {
      every = null; // a parameter may say so; at once and for ever is never meant
    }
  }

  /** When it comes first. */
  public sealed interface When {

    /** So long before the deadline. */
    record Before(Amount amount) implements When {}

    /** So long after the deadline; nothing is at the deadline itself. */
    record After(Amount amount) implements When {}

    /** When so much of the time has passed. */
    record Used(int percent) implements When {}
  }

  /** A rung that comes once. */
  public static Rung once(String key, When when) {
    return new Rung(key, when, null, 1, 0, null);
  }

  /** A rung that comes again and again. */
  public static Rung every(String key, When when, Amount every, int times) {
    return new Rung(key, when, every, times, 0, null);
  }

  boolean comesAgain() {
    return fired == 0 || (every != null && (times == 0 || fired < times));
  }

  Rung came(Instant planned) {
    return new Rung(key, when, every, times, fired + 1, planned);
  }

  Rung asNew() {
    return new Rung(key, when, every, times, 0, null);
  }
}
