package dev.formwork.reports;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets one person run a few reports at a time on this node, so that others are not kept waiting by
 * somebody who asks for hundreds. A dashboard's tiles wait for each other; what would wait too long
 * is refused with {@code report.busy}.
 */
@Component
class Turns {

  /** So many at a time. */
  static final int AT_A_TIME = 3;

  /** So many more may wait. */
  static final int WAITING = 24;

  private static final int PATIENCE_SECONDS = 30;

  private final Map<String, Turn> turns = new ConcurrentHashMap<>();

  private static final class Turn {
    private final Semaphore free = new Semaphore(AT_A_TIME, true);
    private final AtomicInteger users = new AtomicInteger();
  }

  <T> T in(Actor actor, Supplier<T> report) {
    Turn turn =
        turns.compute(
            actor.id(),
            (_, known) -> {
              Turn mine = known == null ? new Turn() : known;
              mine.users.incrementAndGet();
              return mine;
            });
    try {
      return taken(turn, report);
    } finally {
      turns.computeIfPresent(
          actor.id(), (_, known) -> known.users.decrementAndGet() == 0 ? null : known);
    }
  }

  /** How many this person runs or waits for. */
  int of(Actor actor) {
    Turn turn = turns.get(actor.id());
    return turn == null ? 0 : turn.users.get();
  }

  private static <T> T taken(Turn turn, Supplier<T> report) {
    if (turn.users.get() > AT_A_TIME + WAITING || !acquired(turn.free)) {
      throw new Refusal.TooMuch(Problem.error("report.busy", "").with("max", AT_A_TIME));
    }
    try {
      return report.get();
    } finally {
      turn.free.release();
    }
  }

  private static boolean acquired(Semaphore free) {
    try {
      return free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
