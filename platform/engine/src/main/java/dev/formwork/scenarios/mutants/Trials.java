package dev.formwork.scenarios.mutants;

import dev.formwork.definitions.AppSource;
import dev.formwork.scenarios.ScenarioPlayer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Tries many mutants, on platforms side by side. */
final class Trials {

  /** A platform keeps what it has compiled, so it is exchanged after so many mutants. */
  private static final int MUTANTS_OF_ONE = 400;

  /** More scenarios than so many are not played with one mutant. */
  private static final int MOST_SCENARIOS = 16;

  private final Collection<AppSource> apps;
  private final Supplier<ScenarioPlayer> opening;
  private final Ledger ledger;
  private final Stories stories;

  Trials(Collection<AppSource> apps, Supplier<ScenarioPlayer> opening, Ledger ledger) {
    this.apps = List.copyOf(apps);
    this.opening = opening;
    this.ledger = ledger;
    this.stories = new Stories(apps);
  }

  /** Tries those of which nothing is known that still holds, and tells of each. */
  void run(List<Mutant> mutants, int threads, BiConsumer<Mutant, Outcome> told) {
    Deque<Mutant> open = new ConcurrentLinkedDeque<>();
    mutants.stream().filter(mutant -> !isKnown(mutant)).forEach(open::add);
    ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
    try {
      var working = new ArrayList<Future<?>>();
      for (int i = 0; i < Math.min(threads, open.size()); i++) {
        working.add(pool.submit(() -> work(open, told)));
      }
      for (Future<?> each : working) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while mutants are tried", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A mutant could not be tried", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private void work(Deque<Mutant> open, BiConsumer<Mutant, Outcome> told) {
    Mutant next = open.poll();
    while (next != null) {
      try (var trial = new Trial(opening.get(), apps)) {
        for (int tried = 0; next != null && tried < MUTANTS_OF_ONE; tried++) {
          told.accept(next, tried(trial, next));
          next = open.poll();
        }
      }
    }
  }

  private Outcome tried(Trial trial, Mutant mutant) {
    var before = new Outcome.Survived(new TreeMap<>());
    if (ledger.find(mutant).orElse(before) instanceof Outcome.Survived survived) {
      before = survived;
    }
    Outcome outcome =
        trial.of(mutant, before, stories.worthPlaying(mutant, MOST_SCENARIOS), stories);
    if (outcome instanceof Outcome.Caught caught) {
      stories.noticed(mutant, caught.scenario());
    }
    ledger.put(mutant, outcome);
    return outcome;
  }

  private List<String> candidates(Mutant mutant) {
    return stories.likeliest(mutant, MOST_SCENARIOS);
  }

  private boolean isKnown(Mutant mutant) {
    return ledger
        .find(mutant)
        .map(outcome ->
            switch (outcome) {
              case Outcome.Refused _ -> true;
              case Outcome.Caught(var scenario, var hash, _) -> {
                boolean same = stories.hash(scenario).equals(hash);
                if (same) {
                  stories.noticed(mutant, scenario);
                }
                yield same;
              }
              case Outcome.Survived(var played) ->
                  candidates(mutant).stream()
                      .allMatch(each -> stories.hash(each).equals(played.get(each)));
            })
        .orElse(false);
  }
}
