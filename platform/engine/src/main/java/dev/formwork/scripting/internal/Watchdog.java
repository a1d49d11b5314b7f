package dev.formwork.scripting.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at every run each 5 ms and cancels those that use more than their budget. */
final class Watchdog implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
  private static final long TICK = Duration.ofMillis(5).toNanos();

  /** Ticks without a run before it sleeps until the next one: waking it costs each run a little. */
  private static final int IDLE_TICKS = 200;

  private final Set<Run<?>> runs = ConcurrentHashMap.newKeySet();
  private final Limits limits;
  private final Consumer<Run<?>> whenStuck;
  private final Set<Run<?>> stuck = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean closed;

  Watchdog(Limits limits, Consumer<Run<?>> whenStuck) {
    this.limits = limits;
    this.whenStuck = whenStuck;
    this.thread = Thread.ofPlatform().daemon().name("script-watchdog").unstarted(this::patrol);
  }

  void start() {
    thread.start();
  }

  void watch(Run<?> run) {
    runs.add(run);
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  /** Takes a run that is back off the watch; answers whether its thread had been given up. */
  boolean release(Run<?> run) {
    runs.remove(run);
    return stuck.remove(run);
  }

  /** Ends a run from outside. */
  void stop(Run<?> run, Stop reason) {
    if (run.stop(reason, System.nanoTime())) {
      cancel(run);
    }
  }

  private void patrol() {
    int idle = 0;
    while (!closed) {
      idle = runs.isEmpty() ? idle + 1 : 0;
      if (idle > IDLE_TICKS) {
        sleepUntilNextRun();
        idle = 0;
      } else {
        LockSupport.parkNanos(this, TICK);
      }
      for (Run<?> run : runs) {
        lookAt(run);
      }
    }
  }

  private void sleepUntilNextRun() {
    asleep = true;
    while (runs.isEmpty() && !closed) {
      LockSupport.park(this);
    }
    asleep = false;
  }

  /** A watchdog that dies of one run's memory would leave all others unguarded. */
  private void lookAt(Run<?> run) {
    try {
      long now = System.nanoTime();
      if (run.isStopped()) {
        waitFor(run, now);
        return;
      }
      Stop excess = run.excess(now);
      if (excess != null) {
        stop(run, excess);
      }
    } catch (OutOfMemoryError | RuntimeException e) {
      // Nothing to do but to look again at the next tick.
    }
  }

  private void waitFor(Run<?> run, long now) {
    long waited = run.nanosSinceStop(now);
    if (waited > limits.answer().toNanos() && !run.answer.isDone()) {
      run.answerWithoutThread();
    }
    if (waited > limits.grace().toNanos() && !run.isBack() && stuck.add(run)) {
      boolean cameBackMeanwhile = run.isBack() && stuck.remove(run);
      if (!cameBackMeanwhile) {
        whenStuck.accept(run);
      }
    }
  }

  /** Cancelling waits for the thread inside, so it has a thread of its own. */
  private static void cancel(Run<?> run) {
    Context context = run.context();
    if (context != null) {
      Thread.ofPlatform().daemon().name("script-cancel").start(() -> close(context));
    }
  }

  private static void close(Context context) {
    try {
      context.close(true);
    } catch (RuntimeException e) {
      log.debug("A cancelled script context didn't close cleanly", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
