package dev.formwork.timers;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.timers.internal.TimerLoop;
import dev.formwork.timers.internal.TimerStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Sets timers, and shows those that were given up. */
@Service
public class Timers {

  private static final int MOST_FAILURES = 500;

  private final TimerStore store;
  private final TimerLoop loop;
  private final Clock clock;

  Timers(TimerStore store, TimerLoop loop, Clock clock) {
    this.store = store;
    this.loop = loop;
    this.clock = clock;
  }

  /** Sets a timer, or moves the one of this id, unless that was set with a later version. */
  @NoPermission(because = "only the platform's own modules set timers")
  public void set(Timer timer) {
    store.put(timer);
    if (!timer.due().isAfter(clock.instant())) {
      loop.look();
    }
  }

  /** Drops a timer, unless it was set with a later version; none of this id is fine too. */
  @NoPermission(because = "only the platform's own modules set timers")
  public void drop(String id, long version) {
    store.drop(id, version);
  }

  /** When the next timer can be taken; empty where none is set. */
  @NoPermission(because = "it tells a moment, and of nobody's")
  public Optional<Instant> next() {
    return store.next();
  }

  /** Fires all timers that are due, one after the other, and tells how many that were. */
  @NoPermission(because = "it does at once what the platform does anyway")
  public int fireDue() {
    return loop.fireDue();
  }

  /** The timers that were given up, the latest first. */
  @Permission("platform administrator")
  public List<TimerFailure> failures(Actor actor) {
    requireAdmin(actor);
    return store.failures(MOST_FAILURES);
  }

  /** Lets a timer that was given up be tried again. */
  @Permission("platform administrator")
  public void retry(Actor actor, String id) {
    requireAdmin(actor);
    if (!store.retry(id, clock.instant())) {
      throw new Refusal.NotFound("timers.failure.not-found");
    }
  }

  /** Forgets a timer that was given up; what it was for does not happen. */
  @Permission("platform administrator")
  public void discard(Actor actor, String id) {
    requireAdmin(actor);
    if (!store.discard(id)) {
      throw new Refusal.NotFound("timers.failure.not-found");
    }
  }

  private static void requireAdmin(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("timers.admin.required", ""));
    }
  }
}
