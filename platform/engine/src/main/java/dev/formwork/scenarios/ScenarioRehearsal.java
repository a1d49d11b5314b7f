package dev.formwork.scenarios;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.definitions.Rehearsal;
import dev.formwork.definitions.Rehearsed;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plays what an app and those that build on it promise, before a release of it goes live. */
@Component
class ScenarioRehearsal implements Rehearsal {

  private final Apps apps;
  private final Performance performance;

  /** What held last: an administrator sees it hold in the plan, and then makes the release. */
  private volatile @Nullable Kept kept;

  /** The same texts give the same stories, so nobody waits for them twice. */
  private record Kept(List<DefinitionKey> played, Set<AppSource> sources, Rehearsed rehearsed) {

    boolean isOf(Cast cast) {
      return played.equals(cast.played()) && sources.equals(Set.copyOf(cast.sources()));
    }
  }

  ScenarioRehearsal(Apps apps, Performance performance) {
    this.apps = apps;
    this.performance = performance;
  }

  @Override
  public Rehearsed of(AppSource source, Progress progress) {
    return performance.alone(progress, () -> rehearsed(source, progress));
  }

  /** With the others as they are now, and not as they were before somebody else's turn. */
  private Rehearsed rehearsed(AppSource source, Progress progress) {
    apps.renew();
    Cast cast = Cast.around(apps, source);
    if (cast.played().isEmpty()) {
      return Rehearsed.NOTHING;
    }
    Kept before = kept;
    if (before != null && before.isOf(cast)) {
      return before.rehearsed();
    }
    Rehearsed rehearsed = played(source.app(), cast, progress);
    kept =
        rehearsed.failed() ? null : new Kept(cast.played(), Set.copyOf(cast.sources()), rehearsed);
    return rehearsed;
  }

  private Rehearsed played(DefinitionKey app, Cast cast, Progress progress) {
    try {
      ScenarioRun run =
          performance.of(
              new Performance.Programme(
                  app, ScenarioRun.Occasion.REHEARSAL, "system", cast, _ -> true),
              progress);
      return new Rehearsed(run.played().size(), failures(run, cast));
    } catch (Refusal refused) {
      progress.check();
      var problem =
          Problem.error("scenarios.not-ready", "")
              .with("app", app.value())
              .with("cause", Texts.of(refused.problems().list().getFirst()));
      return new Rehearsed(
          0, new LocatedProblems(List.of(new LocatedProblem("pack.yaml", 1, problem))));
    }
  }

  private static LocatedProblems failures(ScenarioRun run, Cast cast) {
    return new LocatedProblems(
        run.played().stream()
            .filter(played -> !played.holds())
            .map(played -> located(played, run, cast))
            .toList());
  }

  private static LocatedProblem located(Played played, ScenarioRun run, Cast cast) {
    Played.Failure failure = played.failure();
    if (failure == null) {
      throw new IllegalArgumentException("Expected a scenario that failed.");
    }
    var problem =
        Problem.error("scenarios.failed", failure.pointer())
            .with("app", played.app().value())
            .with("scenario", played.title())
            .with("step", failure.step())
            .with("failure", Texts.of(failure.problem()));
    String file = "scenarios/" + played.scenario() + ".yaml";
    int line =
        cast.source(played.app())
            .flatMap(source ->
                source.find(DefinitionName.of(Scenario.TYPE.kind(), played.scenario().value())))
            .map(text -> Yaml.read(text).lineOf(failure.pointer()))
            .orElse(1);
    return new LocatedProblem(
        played.app().equals(run.app()) ? file : played.app() + "/" + file, line, problem);
  }
}
