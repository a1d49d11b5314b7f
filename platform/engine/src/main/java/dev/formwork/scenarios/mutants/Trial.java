package dev.formwork.scenarios.mutants;

import dev.formwork.definitions.AppSource;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.scenarios.Played;
import dev.formwork.scenarios.Scenario;
import dev.formwork.scenarios.ScenarioPlayer;
import dev.formwork.scripting.ScriptFailure;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenarios with mutants on one platform, until the first that does not hold. What never ends
 * is caught, too: stories and flows end after a number of steps. For one thread.
 */
final class Trial implements AutoCloseable {

  /** Scripts are stopped by the clock, so a machine with much to do gets another chance. */
  private static final int TRIES = 3;

  private final ScenarioPlayer player;
  private final Map<DefinitionKey, AppSource> apps = new HashMap<>();
  private final Map<String, Part> parts = new HashMap<>();
  private final Set<String> sound = new HashSet<>();
  private final Set<String> unsound = new HashSet<>();

  private record Part(DefinitionKey app, Scenario scenario) {}

  Trial(ScenarioPlayer player, Collection<AppSource> apps) {
    this.player = player;
    for (AppSource app : apps) {
      this.apps.put(app.app(), app);
      for (Scenario scenario : player.scenarios(app.app())) {
        parts.put(app.app() + "/" + scenario.key(), new Part(app.app(), scenario));
      }
    }
  }

  /** What comes of a mutant with what is known of it already, and scenarios in this order. */
  Outcome of(Mutant mutant, Outcome.Survived before, Iterable<String> scenarios, Stories stories) {
    AppSource app = apps.get(mutant.app());
    if (app == null) {
      throw new IllegalArgumentException("Expected the app %s.".formatted(mutant.app()));
    }
    String refused = change(app.with(mutant.name(), mutant.text()));
    if (!refused.isEmpty()) {
      return new Outcome.Refused(refused);
    }
    var played = new TreeMap<String, String>();
    for (String scenario : scenarios) {
      String hash = stories.hash(scenario);
      if (hash.equals(before.played().get(scenario)) || unsound.contains(scenario)) {
        continue;
      }
      Played story = played(scenario);
      Played.Failure failure = story.failure();
      if (failure != null && holdsOtherwise(scenario)) {
        return new Outcome.Caught(scenario, hash, failure.problem().code());
      }
      if (failure != null) {
        player.change(app.with(mutant.name(), mutant.text()));
      } else {
        played.put(scenario, hash);
        stories.took(scenario, story.took());
      }
    }
    return before.and(played);
  }

  /** The code by which the checks refuse it; empty where they don't. */
  private String change(AppSource app) {
    String code = "";
    for (int i = 0; i < TRIES; i++) {
      try {
        player.change(app);
        return "";
      } catch (Refusal refused) {
        code =
            refused.problems().stream()
                .filter(Problem::isError)
                .findFirst()
                .map(Problem::code)
                .orElse("");
        if (!code.equals(ScriptFailure.TIMEOUT)) {
          return code;
        }
      }
    }
    return code;
  }

  private boolean holdsOtherwise(String scenario) {
    if (sound.contains(scenario)) {
      return true;
    }
    player.undo();
    Played otherwise = played(scenario);
    if (!isTooSlow(otherwise.failure())) {
      (otherwise.holds() ? sound : unsound).add(scenario);
    }
    return otherwise.holds();
  }

  private Played played(String scenario) {
    Played played = play(scenario);
    for (int i = 1; i < TRIES && isTooSlow(played.failure()); i++) {
      played = play(scenario);
    }
    return played;
  }

  private static boolean isTooSlow(Played.@Nullable Failure failure) {
    return failure != null && failure.problem().code().equals(ScriptFailure.TIMEOUT);
  }

  private Played play(String scenario) {
    Part part = parts.get(scenario);
    if (part == null) {
      throw new IllegalArgumentException("Expected the scenario %s.".formatted(scenario));
    }
    return player.play(part.app(), part.scenario());
  }

  @Override
  public void close() {
    player.close();
  }
}
