package dev.formwork.timers.internal;

import dev.formwork.timers.TimerProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works on a few timers at once, each in a thread of its own. Keeps their leases while they are
 * worked on, and lets go of one that takes too long: its thread is interrupted and counts no more.
 * Time is measured by the monotonic clock here, so that a clock that is set does not matter.
 */
@Component
class Workers {

  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  private final Firing firing;
  private final TimerStore store;
  private final Clock clock;
  private final TimerProperties properties;
  private final Semaphore free;
  private final Set<Work> works = ConcurrentHashMap.newKeySet();
  private final AtomicLong started = new AtomicLong();

  Workers(Firing firing, TimerStore store, Clock clock, TimerProperties properties) {
    this.firing = firing;
    this.store = store;
    this.clock = clock;
    this.properties = properties;
    this.free = new Semaphore(properties.workers());
  }

  /** One timer that is worked on. */
  private final class Work implements Runnable {
    private final Claim claim;
    private final Thread thread;
    private final long since = System.nanoTime();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicBoolean left = new AtomicBoolean();
    private volatile boolean lost;
    private volatile long renewed = since;

    Work(Claim claim) {
      this.claim = claim;
      String name = "timer-" + started.incrementAndGet();
      this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this);
    }

    @Override
    public void run() {
      try {
        firing.fire(claim, settled);
      } finally {
        leave(this);
      }
    }
  }

  /** Waits for a free worker. */
  void await() throws InterruptedException {
    free.acquire();
  }

  /** Gives back a worker that was waited for and isn't needed. */
  void release() {
    free.release();
  }

  /** Works on it, with the worker that was waited for. */
  void start(Claim claim) {
    var work = new Work(claim);
    works.add(work);
    work.thread.start();
  }

  /** Renews leases and ends what takes too long; to be called a few times a lease. */
  void oversee() {
    for (Work work : works) {
      long now = System.nanoTime();
      if (now - work.since > properties.limit().toNanos()) {
        firing.tooSlow(work.claim, work.settled);
        work.thread.interrupt();
        leave(work);
      } else if (!work.lost && now - work.renewed >= properties.renewal().toNanos()) {
        renew(work, now);
      }
    }
  }

  private void renew(Work work, long now) {
    try {
      if (store.renew(work.claim, clock.instant().plus(properties.lease()))) {
        work.renewed = now;
      } else if (works.contains(work)) {
        log.debug("Timer {} is no longer this node's", work.claim.timer().id());
        work.lost = true;
      }
    } catch (RuntimeException e) {
      log.warn("The lease of timer {} could not be renewed", work.claim.timer().id(), e);
    }
  }

  /** Waits until nothing is worked on any more, at most so long. */
  void finish(Duration atMost) throws InterruptedException {
    if (free.tryAcquire(properties.workers(), atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      free.release(properties.workers());
    }
  }

  private void leave(Work work) {
    if (work.left.compareAndSet(false, true)) {
      works.remove(work);
      free.release();
    }
  }
}
