package dev.formwork.scripting.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.scripting.ScriptFailure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few threads that scripts run on. One that doesn't come back is given up and replaced, up to
 * {@value #MOST_STUCK}; it rejoins if it ever returns.
 */
final class ScriptThreads implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ScriptThreads.class);
  private static final int MOST_STUCK = 16;

  /** Room for 500 frames of the interpreter; without it a deep script ends as a host error. */
  private static final long STACK_BYTES = 16L * 1024 * 1024;

  private final Limits limits;
  private final Consumer<Run<?>> whenStuck;
  private final ThreadPoolExecutor pool;
  private final Watchdog watchdog;
  private int stuck;

  ScriptThreads(Limits limits, Consumer<Run<?>> whenStuck) {
    this.limits = limits;
    this.whenStuck = whenStuck;
    this.pool =
        new ThreadPoolExecutor(
            limits.threads(),
            limits.threads(),
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(limits.waiting()),
            task -> {
              var thread = new Thread(null, task, "script", STACK_BYTES);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    this.watchdog = new Watchdog(limits, this::giveUp);
    watchdog.start();
  }

  /** The answer of a run; a {@link ScriptFailure} if it has none in time. */
  <T extends @Nullable Object> T answerOf(Run<T> run, Budget budget) {
    try {
      pool.execute(() -> work(run));
      Duration patience = limits.patience().plusNanos(budget.wallNanos()).plus(limits.answer());
      return run.answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw asFailure(e.getCause());
    } catch (TimeoutException | RejectedExecutionException e) {
      watchdog.stop(run, Stop.ABANDONED);
      throw new ScriptFailure(Problem.error(Stop.ABANDONED.code, ""));
    } catch (InterruptedException e) {
      watchdog.stop(run, Stop.ABANDONED);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a script ran.", e);
    }
  }

  private void work(Run<?> run) {
    run.work(watchdog::watch);
    if (watchdog.release(run)) {
      resize(-1);
    }
  }

  private void giveUp(Run<?> run) {
    resize(+1);
    whenStuck.accept(run);
  }

  private synchronized void resize(int more) {
    stuck += more;
    int size = limits.threads() + Math.min(stuck, MOST_STUCK);
    if (size > pool.getMaximumPoolSize()) {
      pool.setMaximumPoolSize(size);
      pool.setCorePoolSize(size);
    } else {
      pool.setCorePoolSize(size);
      pool.setMaximumPoolSize(size);
    }
    log.warn("{} script threads are stuck", stuck);
  }

  private static RuntimeException asFailure(@Nullable Throwable cause) {
    return switch (cause) {
      case ScriptFailure failure -> failure;
      case OutOfMemoryError _ -> new ScriptFailure(Problem.error("script.memory", ""));
      case StackOverflowError _ -> new ScriptFailure(Problem.error("script.stack", ""));
      case null, default -> new IllegalStateException("The script engine failed.", cause);
    };
  }

  @Override
  public void close() {
    pool.shutdownNow();
    watchdog.close();
  }
}
