package dev.formwork.scenarios.rest;

import dev.formwork.api.Json;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import dev.formwork.scenarios.Played;
import dev.formwork.scenarios.ScenarioRun;
import dev.formwork.scenarios.Scenarios;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What apps promise, and whether they keep it. */
@RestController
@RequestMapping("/api/v1/apps/{app}/scenarios")
@Tag(name = "Scenarios", description = "Acceptance tests of apps; for administrators")
class ScenariosController {

  private final Scenarios scenarios;
  private final CurrentActor current;
  private final ZoneId zone;

  ScenariosController(Scenarios scenarios, CurrentActor current, ZoneId zone) {
    this.scenarios = scenarios;
    this.current = current;
    this.zone = zone;
  }

  /** The scenarios of an app. */
  record ScenarioList(List<ScenarioJson> items) {}

  /**
   * A scenario with what came of it last.
   *
   * @param holds absent where it was not played lately
   */
  record ScenarioJson(
      String key,
      String title,
      List<String> proves,
      @Nullable Boolean holds,
      @Nullable String at,
      @Nullable FailureJson failure) {}

  /**
   * What is to be played.
   *
   * @param scenarios keys; all where absent or empty
   */
  record Wanted(@Nullable List<String> scenarios) {}

  /** Runs, the newest first. */
  record RunList(List<RunJson> items) {}

  /**
   * Scenarios that were played together.
   *
   * @param occasion {@code asked} or {@code rehearsal}: before a release
   */
  record RunJson(
      String id,
      String app,
      String occasion,
      @Nullable String at,
      String by,
      long tookMillis,
      int played,
      long failed,
      List<PlayedJson> scenarios) {}

  /** What came of one. */
  record PlayedJson(
      String app,
      String key,
      String title,
      List<String> proves,
      boolean holds,
      long tookMillis,
      @Nullable FailureJson failure,
      List<StepJson> steps) {}

  /**
   * Where it does not hold.
   *
   * @param step from 1; 0 is what is given
   * @param pointer JSON pointer into the scenario
   * @param decidedBy the definitions that decided it
   */
  record FailureJson(int step, String pointer, String code, String text, List<String> decidedBy) {}

  /**
   * One step.
   *
   * @param at the moment of the story after it
   * @param fired how many things happened by themselves
   */
  record StepJson(int number, String text, @Nullable String at, int fired) {}

  @GetMapping
  @Operation(summary = "The scenarios of an app, each with its last result")
  ScenarioList list(@PathVariable String app) {
    return new ScenarioList(
        scenarios.of(current.get(), key(app)).stream().map(this::scenario).toList());
  }

  @PostMapping("/run")
  @Operation(
      summary = "Play scenarios of the live release",
      description =
          "On a platform of their own, in virtual time: nothing that is live changes, and nothing "
              + "leaves the process.")
  RunJson run(@PathVariable String app, @RequestBody(required = false) @Nullable Wanted wanted) {
    List<String> only =
        wanted == null || wanted.scenarios() == null ? List.of() : wanted.scenarios();
    return json(
        scenarios.play(
            current.get(), key(app), only.stream().map(each -> scenarioKey(app, each)).toList()));
  }

  @GetMapping("/runs")
  @Operation(summary = "The last runs of an app's scenarios")
  RunList runs(@PathVariable String app) {
    return new RunList(scenarios.runs(current.get(), key(app)).stream().map(this::json).toList());
  }

  @GetMapping("/runs/{run}")
  @Operation(summary = "One run with the trace of each scenario")
  RunJson run(@PathVariable String app, @PathVariable String run) {
    return json(scenarios.run(current.get(), key(app), run));
  }

  private ScenarioJson scenario(Scenarios.Summary summary) {
    Played last = summary.last();
    return new ScenarioJson(
        summary.key().value(),
        summary.title().in(locale()),
        summary.proves(),
        last == null ? null : last.holds(),
        Json.moment(summary.at(), zone),
        last == null ? null : failure(last));
  }

  private RunJson json(ScenarioRun run) {
    return new RunJson(
        run.id(),
        run.app().value(),
        run.occasion().name().toLowerCase(Locale.ROOT),
        Json.moment(run.at(), zone),
        run.by(),
        run.took().toMillis(),
        run.played().size(),
        run.failed(),
        run.played().stream().map(this::json).toList());
  }

  private PlayedJson json(Played played) {
    return new PlayedJson(
        played.app().value(),
        played.scenario().value(),
        played.title().in(locale()),
        played.proves(),
        played.holds(),
        played.took().toMillis(),
        failure(played),
        played.steps().stream()
            .map(step ->
                new StepJson(
                    step.number(),
                    Texts.of(step.what(), locale()),
                    Json.moment(step.at(), zone),
                    step.fired()))
            .toList());
  }

  private @Nullable FailureJson failure(Played played) {
    Played.Failure failure = played.failure();
    return failure == null
        ? null
        : new FailureJson(
            failure.step(),
            failure.pointer(),
            failure.problem().code(),
            Texts.of(failure.problem(), locale()),
            failure.decidedBy());
  }

  private Locale locale() {
    return current.get().locale();
  }

  private static DefinitionKey key(String app) {
    if (!DefinitionKey.isKey(app)) {
      throw new Refusal.NotFound(Problem.error("definitions.app.not-found", "").with("app", app));
    }
    return DefinitionKey.of(app);
  }

  private static DefinitionKey scenarioKey(String app, String key) {
    if (!DefinitionKey.isKey(key)) {
      throw new Refusal.NotFound(
          Problem.error("scenarios.scenario.not-found", "scenarios")
              .with("app", app)
              .with("key", key));
    }
    return DefinitionKey.of(key);
  }
}
