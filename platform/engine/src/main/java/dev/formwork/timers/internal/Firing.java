package dev.formwork.timers.internal;

import dev.formwork.kernel.Refusal;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.TimerProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands a claimed timer to its handler, and keeps what came of it. */
@Component
class Firing {

  private static final Logger log = LoggerFactory.getLogger(Firing.class);

  private final TimerStore store;
  private final ObjectProvider<TimerHandler> handlers;
  private final Clock clock;
  private final TimerProperties properties;

  Firing(
      TimerStore store,
      ObjectProvider<TimerHandler> handlers,
      Clock clock,
      TimerProperties properties) {
    this.store = store;
    this.handlers = handlers;
    this.clock = clock;
    this.properties = properties;
  }

  /**
   * Fires it. Whatever a handler throws, also where the memory ends, is a try that failed.
   *
   * @param settled who sets it says what came of it: this, or somebody who waited for too long
   */
  void fire(Claim claim, AtomicBoolean settled) {
    try {
      var due = new DueTimer(claim.timer(), clock.instant(), claim.tries());
      Optional<Instant> again = handler(claim.timer().kind()).fire(due);
      if (settled.compareAndSet(false, true)) {
        boolean heard = again.map(at -> store.again(claim, at)).orElseGet(() -> store.done(claim));
        if (!heard) {
          notHeard(claim);
        }
      }
    } catch (Throwable e) { // one that fails must not keep others from being fired
      failed(claim, settled, cause(e), e);
    }
  }

  /** What a timer wakes often sets it anew: that is no news. That a lease was lost is. */
  private void notHeard(Claim claim) {
    if (store.isElsewhere(claim)) {
      log.info("Timer {} was taken over by another node meanwhile", claim.timer().id());
    } else {
      log.debug("Timer {} was set anew or dropped while it was fired", claim.timer().id());
    }
  }

  /** Says that a handler took too long. */
  void tooSlow(Claim claim, AtomicBoolean settled) {
    failed(claim, settled, "timers.handler.too-slow", null);
  }

  private void failed(Claim claim, AtomicBoolean settled, String cause, @Nullable Throwable error) {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    int tries = claim.tries() + 1;
    String id = claim.timer().id();
    if (tries >= properties.tries()) {
      log.error("Timer {} failed {} times ({}) and is given up", id, tries, cause, error);
      store.givenUp(claim, cause, clock.instant());
    } else {
      log.warn("Timer {} failed ({}) and will be tried again", id, cause, error);
      store.failed(claim, cause, clock.instant().plus(properties.pauseAfter(tries)));
    }
  }

  private TimerHandler handler(String kind) {
    return handlers.stream()
        .filter(each -> each.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Expected a handler of timers " + kind));
  }

  private static String cause(Throwable e) {
    return e instanceof Refusal refusal ? refusal.code() : e.getClass().getSimpleName();
  }
}
