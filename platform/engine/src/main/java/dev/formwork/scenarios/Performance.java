package dev.formwork.scenarios;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import dev.formwork.scenarios.internal.RunStore;
import dev.formwork.scripting.Scripts;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Plays scenarios beside what is live and side by side, one run at a time on a node, and keeps what
 * came of it.
 */
@Component
class Performance {

  /** How long somebody waits for those who play before him. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How soon who waits for others notices that nobody wants him any more. */
  private static final Duration LOOKING_UP = Duration.ofMillis(200);

  private static final Logger log = LoggerFactory.getLogger(Performance.class);

  private final Scripts scripts;
  private final ZoneId zone;
  private final RunStore runs;
  private final Clock clock;
  private final IdSource ids;

  /** A run takes memory for platforms of its own, and both of two would take twice as long. */
  private final ReentrantLock one = new ReentrantLock();

  Performance(Scripts scripts, ZoneId zone, RunStore runs, Clock clock, IdSource ids) {
    this.scripts = scripts;
    this.zone = zone;
    this.runs = runs;
    this.clock = clock;
    this.ids = ids;
  }

  /** What is played, and why. */
  record Programme(
      DefinitionKey app,
      ScenarioRun.Occasion occasion,
      String by,
      Cast cast,
      Predicate<Scenario> which) {}

  /**
   * Does something while no other scenarios are played on this node; refuses with {@code
   * scenarios.busy} where that lasts too long, and with {@code work.called-off} once nobody wants
   * it any more.
   */
  <T> T alone(Progress progress, Supplier<T> doing) {
    if (!isMyTurn(progress)) {
      throw new Refusal.Conflict(Problem.error("scenarios.busy", ""));
    }
    try {
      return doing.get();
    } finally {
      one.unlock();
    }
  }

  private boolean isMyTurn(Progress progress) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() < until) {
        progress.check();
        if (one.tryLock(LOOKING_UP.toMillis(), TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Keeps nothing of a run that was called off. */
  ScenarioRun of(Programme programme, Progress progress) {
    return alone(
        progress,
        () -> {
          long begun = System.nanoTime();
          List<Played> played = played(programme, progress);
          var run =
              new ScenarioRun(
                  ids.next(),
                  programme.app(),
                  programme.occasion(),
                  clock.instant(),
                  programme.by(),
                  Duration.ofNanos(System.nanoTime() - begun),
                  played);
          runs.add(run);
          log.info(
              "Scenarios of app {}: {} played, {} failed, in {} ms",
              run.app(),
              played.size(),
              run.failed(),
              run.took().toMillis());
          return run;
        });
  }

  private List<Played> played(Programme programme, Progress progress) {
    var played = new ArrayList<Played>();
    try (var ensemble = new Ensemble(Ensemble.usual(), () -> opened(programme.cast()))) {
      ensemble.play(parts(programme, ensemble), progress, played::add);
    }
    return played;
  }

  private ScenarioPlayer opened(Cast cast) {
    return ScenarioPlayer.open(scripts, zone, cast.sources());
  }

  /** App by app, as the cast has them. */
  private static List<Ensemble.Part> parts(Programme programme, Ensemble ensemble) {
    List<DefinitionKey> apps = programme.cast().played();
    return ensemble.parts().stream()
        .filter(part -> apps.contains(part.app()) && programme.which().test(part.scenario()))
        .sorted(Comparator.comparingInt(part -> apps.indexOf(part.app())))
        .toList();
  }
}
