package dev.formwork.scenarios;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.definitions.Rehearsal;
import dev.formwork.definitions.Rehearsed;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Plays what an app and those that build on it promise, before a release of it goes live. */
@Component
class ScenarioRehearsal implements Rehearsal {

  private final Apps apps;
  private final Performance performance;

  ScenarioRehearsal(Apps apps, Performance performance) {
    this.apps = apps;
    this.performance = performance;
  }

  @Override
  public Rehearsed of(AppSource source) {
    return performance.alone(() -> rehearsed(source));
  }

  /** With the others as they are now, and not as they were before somebody else's turn. */
  private Rehearsed rehearsed(AppSource source) {
    apps.renew();
    Cast cast = Cast.around(apps, source);
    if (cast.played().isEmpty()) {
      return Rehearsed.NOTHING;
    }
    try {
      ScenarioRun run =
          performance.of(
              new Performance.Programme(
                  source.app(), ScenarioRun.Occasion.REHEARSAL, "system", cast, _ -> true));
      return new Rehearsed(run.played().size(), failures(run, cast));
    } catch (Refusal refused) {
      var problem =
          Problem.error("scenarios.not-ready", "")
              .with("app", source.app().value())
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
