package dev.formwork.scenarios;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Players on platforms alike, so that scenarios play side by side: each scenario has a platform to
 * itself while it plays. A further platform is opened only when all others are in use.
 */
public final class Ensemble implements AutoCloseable {

  /** What a platform needs at most beside all else that is in memory, in bytes. */
  private static final long FOR_ONE = 192L << 20;

  private static final int MOST = 4;

  /** How long a scenario may take to end once nobody plays any more, in seconds. */
  private static final long TO_AN_END = 60;

  private final Supplier<ScenarioPlayer> opening;
  private final ExecutorService threads;
  private final BlockingQueue<ScenarioPlayer> idle = new LinkedBlockingQueue<>();
  private final List<ScenarioPlayer> all = new ArrayList<>();

  /**
   * One that opens its first player at once.
   *
   * @param players how many play side by side at most
   * @param opening opens one with the same apps each time; may be called by several threads
   */
  public Ensemble(int players, Supplier<ScenarioPlayer> opening) {
    this.opening = opening;
    this.threads = Executors.newFixedThreadPool(players, Thread.ofPlatform().daemon().factory());
    idle.add(opened());
  }

  /** How many should play side by side here: each takes a processor and a platform in memory. */
  public static int usual() {
    var machine = Runtime.getRuntime();
    long room = machine.maxMemory() / FOR_ONE;
    return Math.clamp(Math.min(room, machine.availableProcessors()), 1, MOST);
  }

  /** A scenario of one of the apps. */
  public record Part(DefinitionKey app, Scenario scenario) {}

  /** All scenarios of all apps, by app and key. */
  public List<Part> parts() {
    return with(player ->
        player.apps().stream()
            .flatMap(app -> player.scenarios(app).stream().map(each -> new Part(app, each)))
            .toList());
  }

  /** What comes of one; for any thread, which waits for it. */
  public Played play(Part part) {
    return with(player -> player.play(part.app(), part.scenario()));
  }

  /** Plays them side by side and tells what came of each in the order in which they are given. */
  public void play(List<Part> parts, Consumer<Played> told) {
    play(parts, new Progress(), told);
  }

  /**
   * The same while somebody looks on; refuses with {@code work.called-off} once he calls it off.
   *
   * @param progress counts those that were played to their end, in whatever order
   */
  public void play(List<Part> parts, Progress progress, Consumer<Played> told) {
    progress.expect(parts.size());
    List<Future<Played>> coming =
        parts.stream().map(part -> threads.submit(() -> play(part, progress))).toList();
    try {
      for (Future<Played> each : coming) {
        told.accept(each.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while scenarios play", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refused) {
        throw refused;
      }
      throw new IllegalStateException("A scenario could not be played to its end", e.getCause());
    } finally {
      coming.forEach(each -> each.cancel(false)); // what plays already comes to its end
    }
  }

  private Played play(Part part, Progress progress) {
    progress.check();
    Played played = play(part);
    progress.step();
    return played;
  }

  private <T> T with(Function<ScenarioPlayer, T> doing) {
    ScenarioPlayer free = idle.poll();
    ScenarioPlayer player = free == null ? opened() : free;
    try {
      return doing.apply(player);
    } finally {
      idle.add(player);
    }
  }

  private ScenarioPlayer opened() {
    ScenarioPlayer player = opening.get();
    synchronized (all) {
      all.add(player);
    }
    return player;
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(TO_AN_END, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    synchronized (all) {
      all.forEach(ScenarioPlayer::close);
    }
  }
}
