package dev.formwork.scenarios;

import dev.formwork.definitions.Apps;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import dev.formwork.scenarios.internal.RunStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The scenarios of apps, for administrators: which there are, what came of them, playing them. */
@Service
@Permission("platform administrator")
public class Scenarios {

  private final Apps apps;
  private final Performance performance;
  private final RunStore runs;

  Scenarios(Apps apps, Performance performance, RunStore runs) {
    this.apps = apps;
    this.performance = performance;
    this.runs = runs;
  }

  /**
   * A scenario with what came of it last.
   *
   * @param last absent where it was not played yet, or long ago
   * @param at when; absent as {@code last}
   */
  public record Summary(
      DefinitionKey key,
      LocalizedText title,
      List<String> proves,
      @Nullable Played last,
      @Nullable Instant at) {

    public Summary {
      proves = List.copyOf(proves);
    }
  }

  /** The scenarios of the live release of an app. */
  public List<Summary> of(Actor actor, DefinitionKey app) {
    require(actor);
    CompiledRelease live = apps.current(app);
    List<ScenarioRun> known = runs.of(app);
    return live.all(Scenario.TYPE).stream().map(each -> summary(each, app, known)).toList();
  }

  private static Summary summary(Scenario scenario, DefinitionKey app, List<ScenarioRun> known) {
    for (ScenarioRun run : known) {
      Optional<Played> played =
          run.played().stream()
              .filter(it -> it.app().equals(app) && it.scenario().equals(scenario.key()))
              .findFirst();
      if (played.isPresent()) {
        return new Summary(
            scenario.key(), scenario.title(), scenario.proves(), played.get(), run.at());
      }
    }
    return new Summary(scenario.key(), scenario.title(), scenario.proves(), null, null);
  }

  /**
   * Plays scenarios of the live release of an app; what is live does not change.
   *
   * @param only these; all where none is named
   */
  public ScenarioRun play(Actor actor, DefinitionKey app, Collection<DefinitionKey> only) {
    return play(actor, app, only, new Progress());
  }

  /** The same while somebody looks on, who may call it off: then nothing is kept of it. */
  public ScenarioRun play(
      Actor actor, DefinitionKey app, Collection<DefinitionKey> only, Progress progress) {
    require(actor);
    CompiledRelease live = apps.current(app);
    for (DefinitionKey key : only) {
      if (live.find(Scenario.TYPE, key).isEmpty()) {
        throw new Refusal.NotFound(
            Problem.error("scenarios.scenario.not-found", "scenarios")
                .with("app", app.value())
                .with("key", key.value()));
      }
    }
    return performance.of(
        new Performance.Programme(
            app,
            ScenarioRun.Occasion.ASKED,
            actor.id(),
            Cast.of(apps, app),
            scenario -> only.isEmpty() || only.contains(scenario.key())),
        progress);
  }

  /** The last runs of an app's scenarios, the newest first. */
  public List<ScenarioRun> runs(Actor actor, DefinitionKey app) {
    require(actor);
    return runs.of(app);
  }

  /** One of them; refuses with {@code scenarios.run.not-found}. */
  public ScenarioRun run(Actor actor, DefinitionKey app, String id) {
    require(actor);
    return runs.find(app, id).orElseThrow(() -> new Refusal.NotFound("scenarios.run.not-found"));
  }

  private static void require(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("scenarios.not-allowed", ""));
    }
  }
}
