package dev.formwork.timers.internal;

import dev.formwork.timers.TimerProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks for timers that are due, as long as the platform runs. Nodes that look at the same time see
 * the same page of timers; each goes through it in an order of its own and reads anew when others
 * were faster, so that they spread.
 */
@Component
public class TimerLoop implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(TimerLoop.class);
  private static final int PAGE = 256;
  private static final int MISSES = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TimerStore store;
  private final Workers workers;
  private final Firing firing;
  private final Clock clock;
  private final TimerProperties properties;
  private final Semaphore wanted = new Semaphore(0);
  private volatile @Nullable Run run;

  TimerLoop(
      TimerStore store, Workers workers, Firing firing, Clock clock, TimerProperties properties) {
    this.store = store;
    this.workers = workers;
    this.firing = firing;
    this.clock = clock;
    this.properties = properties;
  }

  /** The threads between a start and a stop. */
  private record Run(Thread looking, Thread overseeing, CountDownLatch stop) {}

  /** Begins once the platform is ready: packs are installed and samples are played by then. */
  @EventListener(ApplicationReadyEvent.class)
  public void start() {
    if (!properties.enabled() || run != null) {
      return;
    }
    var stop = new CountDownLatch(1);
    run =
        new Run(
            Thread.ofPlatform().daemon().name("timers").start(() -> look(stop)),
            Thread.ofPlatform().daemon().name("timer-leases").start(() -> oversee(stop)),
            stop);
  }

  void stop() {
    Run ending = run;
    if (ending == null) {
      return;
    }
    run = null;
    ending.stop.countDown();
    wanted.release();
    try {
      if (!ending.looking.join(PATIENCE)) {
        ending.looking.interrupt(); // it waits for a worker that doesn't come back
      }
      workers.finish(PATIENCE);
      ending.overseeing.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void destroy() {
    stop();
  }

  /** Looks at once: something is due now. */
  public void look() {
    if (run != null) {
      wanted.release();
    }
  }

  /** Fires all that is due by the clock, here and now, and tells how many that were. */
  public int fireDue() {
    int fired = 0;
    List<String> due = store.due(clock.instant(), PAGE);
    while (!due.isEmpty()) {
      int before = fired;
      for (String id : due) {
        Optional<Claim> claim = claim(id);
        claim.ifPresent(it -> firing.fire(it, new AtomicBoolean()));
        fired += claim.isPresent() ? 1 : 0;
      }
      due = fired == before ? List.of() : store.due(clock.instant(), PAGE);
    }
    return fired;
  }

  private void look(CountDownLatch stop) {
    try {
      while (stop.getCount() > 0) {
        if (!isSomethingDue(stop)) {
          wanted.tryAcquire(properties.poll().toNanos(), TimeUnit.NANOSECONDS);
          wanted.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the end
    }
  }

  private boolean isSomethingDue(CountDownLatch stop) throws InterruptedException {
    try {
      List<String> due = store.due(clock.instant(), PAGE);
      Collections.shuffle(due);
      take(due, stop);
      return !due.isEmpty();
    } catch (RuntimeException e) {
      log.warn("Timers could not be looked for", e);
      return false;
    }
  }

  private void take(List<String> due, CountDownLatch stop) throws InterruptedException {
    int missed = 0;
    for (String id : due) {
      workers.await();
      Optional<Claim> claim = stop.getCount() > 0 ? tryClaim(id) : Optional.empty();
      claim.ifPresent(workers::start);
      if (claim.isEmpty()) {
        workers.release();
        if (++missed == MISSES) {
          return;
        }
      }
    }
  }

  private Optional<Claim> tryClaim(String id) {
    try {
      return claim(id);
    } catch (RuntimeException e) {
      log.warn("Timer {} could not be claimed", id, e);
      return Optional.empty();
    }
  }

  private Optional<Claim> claim(String id) {
    Instant now = clock.instant();
    return store.claim(id, now, now.plus(properties.lease()));
  }

  private void oversee(CountDownLatch stop) {
    long often = Math.max(1, properties.renewal().toNanos() / 5);
    try {
      while (!stop.await(often, TimeUnit.NANOSECONDS)) {
        workers.oversee();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the end
    }
  }
}
