package dev.formwork.reports;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Who may write a file now: two at a time of one person, and no more than four on this node, so
 * that a hundred exports at once leave room for everybody else's work.
 */
@Component
class ExportTurns {

  static final int OF_ONE = 2;
  static final int OF_ALL = 4;
  private static final long PATIENCE_SECONDS = 10;

  private final Semaphore all = new Semaphore(OF_ALL, true);
  private final ConcurrentHashMap<String, Integer> byPerson = new ConcurrentHashMap<>();

  /** Does the work in its turn. Refuses with {@code report.export.busy} where that won't come. */
  <T> T take(Actor actor, Supplier<T> work) {
    begin(actor.id());
    try {
      if (!hasTurn()) {
        throw busy();
      }
      try {
        return work.get();
      } finally {
        all.release();
      }
    } finally {
      byPerson.computeIfPresent(actor.id(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  private void begin(String person) {
    byPerson.compute(
        person,
        (_, count) -> {
          if (count != null && count >= OF_ONE) {
            throw busy();
          }
          return count == null ? 1 : count + 1;
        });
  }

  private boolean hasTurn() {
    try {
      return all.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Refusal.TooMuch busy() {
    return new Refusal.TooMuch(Problem.error("report.export.busy", ""));
  }
}
