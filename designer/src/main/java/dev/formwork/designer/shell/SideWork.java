package dev.formwork.designer.shell;

import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Long work that is done beside the screen, on a thread of its own, and what the screen does after
 * it. Who is signed in is not known there.
 */
final class SideWork {

  private final Progress progress = new Progress();

  /** What the screen is to do then. */
  private final CompletableFuture<Runnable> after = new CompletableFuture<>();

  private SideWork() {}

  /**
   * Begins.
   *
   * @param then what the screen does with the result
   * @param refused what it does where a service refuses
   */
  static <T> SideWork begin(
      Function<Progress, T> work, Consumer<T> then, Consumer<Refusal> refused) {
    var side = new SideWork();
    Thread.ofVirtual()
        .name("side-work")
        .start(() -> side.after.complete(result(work, side.progress, then, refused)));
    return side;
  }

  private static <T> Runnable result(
      Function<Progress, T> work, Progress progress, Consumer<T> then, Consumer<Refusal> refused) {
    try {
      T done = work.apply(progress);
      return () -> then.accept(done);
    } catch (Refusal refusal) {
      return () -> refused.accept(refusal);
    } catch (RuntimeException | Error broken) {
      return () -> {
        throw new IllegalStateException("Work beside the screen came to no end", broken);
      };
    }
  }

  Progress progress() {
    return progress;
  }

  boolean isDone() {
    return after.isDone();
  }

  /** Whether it is done within a moment, in which nobody needs to be told that he waits. */
  boolean isDoneWithin(Duration moment) {
    try {
      after.get(moment.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does what the screen does after it; on the thread of the screen, once it is done. */
  void finish() {
    after.join().run();
  }
}
