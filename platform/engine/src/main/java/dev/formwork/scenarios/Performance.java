package dev.formwork.scenarios;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.scenarios.internal.RunStore;
import dev.formwork.scripting.Scripts;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Plays scenarios beside what is live, one run at a time on a node, and keeps what came of it. */
@Component
class Performance {

  /** How long somebody waits for those who play before him. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Logger log = LoggerFactory.getLogger(Performance.class);

  private final Scripts scripts;
  private final ZoneId zone;
  private final RunStore runs;
  private final Clock clock;
  private final IdSource ids;

  /** A run takes memory for a platform of its own, and both of two would take twice as long. */
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
   * scenarios.busy} where that lasts too long.
   */
  <T> T alone(Supplier<T> doing) {
    try {
      if (!one.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new Refusal.Conflict(Problem.error("scenarios.busy", ""));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal.Conflict(Problem.error("scenarios.busy", ""));
    }
    try {
      return doing.get();
    } finally {
      one.unlock();
    }
  }

  ScenarioRun of(Programme programme) {
    return alone(() -> {
      long begun = System.nanoTime();
      List<Played> played = played(programme);
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

  private List<Played> played(Programme programme) {
    var played = new ArrayList<Played>();
    try (var player = ScenarioPlayer.open(scripts, zone, programme.cast().sources())) {
      for (DefinitionKey app : programme.cast().played()) {
        for (Scenario scenario : player.scenarios(app)) {
          if (programme.which().test(scenario)) {
            played.add(player.play(app, scenario));
          }
        }
      }
    }
    return played;
  }
}
