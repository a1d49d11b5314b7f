package dev.formwork.scripting.internal;

import com.sun.management.ThreadMXBean;
import dev.formwork.kernel.Problem;
import dev.formwork.scripting.Expression;
import dev.formwork.scripting.ScriptFailure;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/** One piece of work on a script thread, from its hand-over to its answer. */
final class Run<T extends @Nullable Object> {

  /** What is done on the script thread; it tells the run which context to cancel. */
  interface Work<T extends @Nullable Object> {
    T on(Run<T> run);
  }

  private enum State {
    WAITING,
    RUNNING,
    STOPPED,
    DONE
  }

  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  final Expression expression;
  final CompletableFuture<T> answer = new CompletableFuture<>();

  private final Budget budget;
  private final Work<T> work;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

  private volatile @Nullable Context context;
  private volatile @Nullable Stop stop;
  private volatile boolean back;
  private volatile long stoppedAt;
  private long threadId;
  private long startedAt;
  private long cpuBefore;
  private long allocatedBefore;
  private volatile long nanosUsed;
  private volatile long bytesUsed;

  Run(Expression expression, Budget budget, Work<T> work) {
    this.expression = expression;
    this.budget = budget;
    this.work = work;
  }

  /** From here on a stop cancels this context. */
  void enters(Context entered) {
    context = entered;
    if (stop != null) {
      throw new IllegalStateException("Stopped before the context was entered.");
    }
  }

  /** Does the work on this thread, unless nobody waits for it any more. */
  void work(Consumer<Run<?>> watch) {
    threadId = Thread.currentThread().threadId();
    cpuBefore = THREADS.getThreadCpuTime(threadId);
    allocatedBefore = THREADS.getThreadAllocatedBytes(threadId);
    startedAt = System.nanoTime();
    if (!state.compareAndSet(State.WAITING, State.RUNNING)) {
      return;
    }
    watch.accept(this);
    try {
      T value = work.on(this);
      measure();
      if (state.compareAndSet(State.RUNNING, State.DONE)) {
        answer.complete(value);
      } else {
        answer.completeExceptionally(stopped(null));
      }
    } catch (Throwable thrown) {
      measure();
      boolean own = state.compareAndSet(State.RUNNING, State.DONE);
      answer.completeExceptionally(own ? thrown : stopped(thrown));
    } finally {
      back = true;
    }
  }

  /** Ends the run for this reason, if it hasn't ended; answers whether it was this call. */
  boolean stop(Stop reason, long now) {
    stop = stop == null ? reason : stop;
    stoppedAt = now;
    return state.compareAndSet(State.RUNNING, State.STOPPED)
        || state.compareAndSet(State.WAITING, State.STOPPED);
  }

  /** Lets the caller go although the thread isn't back. */
  void answerWithoutThread() {
    measure();
    answer.completeExceptionally(stopped(null));
  }

  /** Why this run has to end now, if it has to. */
  @Nullable Stop excess(long now) {
    if (now - startedAt > budget.wallNanos()
        || THREADS.getThreadCpuTime(threadId) - cpuBefore > budget.nanos()) {
      return Stop.TIMEOUT;
    }
    long allocated = THREADS.getThreadAllocatedBytes(threadId) - allocatedBefore;
    return allocated > budget.bytes() ? Stop.MEMORY : null;
  }

  @Nullable Context context() {
    return context;
  }

  boolean isStopped() {
    return state.get() == State.STOPPED;
  }

  boolean isBack() {
    return back;
  }

  long nanosSinceStop(long now) {
    return now - stoppedAt;
  }

  long nanosUsed() {
    return nanosUsed;
  }

  long bytesUsed() {
    return bytesUsed;
  }

  private void measure() {
    nanosUsed = THREADS.getThreadCpuTime(threadId) - cpuBefore;
    bytesUsed = THREADS.getThreadAllocatedBytes(threadId) - allocatedBefore;
  }

  private ScriptFailure stopped(@Nullable Throwable thrown) {
    Stop reason = stop;
    var problem = Problem.error(reason == null ? Stop.TIMEOUT.code : reason.code, "");
    return thrown instanceof ScriptFailure known
        ? new ScriptFailure(Failures.at(problem, known.problem()))
        : new ScriptFailure(problem);
  }
}
