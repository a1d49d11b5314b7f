package dev.formwork.scenarios.internal;

import dev.formwork.automation.Failures;
import dev.formwork.definitions.Pointers;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import dev.formwork.scenarios.Played;
import dev.formwork.scenarios.Scenario;
import dev.formwork.scenarios.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through a scenario step by step, until one does not hold. */
final class Playing {

  private static final Logger log = LoggerFactory.getLogger(Playing.class);

  private final Stage stage;
  private final Doing doing;
  private final Passing passing;
  private final Looking looking;
  private final List<Played.PlayedStep> played = new ArrayList<>();

  Playing(Stage stage) {
    this.stage = stage;
    var values = new Values(stage);
    var places = new Places(stage);
    this.doing = new Doing(stage, values, places);
    this.passing = new Passing(stage);
    this.looking = new Looking(stage, values, places, passing);
  }

  Played play() {
    long begun = System.nanoTime();
    Scenario scenario = stage.scenario();
    Played.Failure failure =
        failure(0, "/given", stage::prepare, Problem.error("scenarios.step.given", ""));
    for (int i = 0; failure == null && i < scenario.steps().size(); i++) {
      Step step = scenario.steps().get(i);
      failure = failure(i + 1, Pointers.item("/steps", i), () -> take(step), StepWords.of(step));
    }
    return new Played(
        stage.app(),
        scenario.key(),
        scenario.title(),
        scenario.proves(),
        played,
        failure,
        Duration.ofNanos(System.nanoTime() - begun));
  }

  private void take(Step step) {
    switch (step) {
      case Step.Act act -> doing.take(act);
      case Step.Finds finds -> doing.find(finds);
      case Step.Passing passes -> passing.take(passes);
      case Step.Expect(var all) -> looking.at(all);
    }
    stage.settle();
  }

  /** What failed behind the scenes would let each "nothing was sent" hold. */
  private void refuseUndone() {
    stage.world().failures().stream()
        .findFirst()
        .ifPresent(failure -> {
          throw new Broken(
              Problem.error("scenarios.left-undone", "")
                  .with("what", failure.what())
                  .with("cause", reason(failure)),
              decidedBy(failure));
        });
  }

  private static LocalizedText reason(Failures.Failure failure) {
    var cause = new Problem(failure.cause(), Problem.Severity.ERROR, "", failure.causeArgs());
    return LocalizedText.of(
        Texts.of(cause, Locale.ENGLISH), Texts.of(cause, Locale.SIMPLIFIED_CHINESE));
  }

  private static List<String> decidedBy(Failures.Failure failure) {
    if (failure.kind() != Failures.Kind.RUN) {
      return List.of();
    }
    QualifiedKey rule = QualifiedKey.parse(failure.what());
    return List.of(rule.app() + "/rules/" + rule.key() + ".yaml");
  }

  private Played.@Nullable Failure failure(
      int number, String pointer, Runnable step, Problem what) {
    try {
      step.run();
      refuseUndone();
      return null;
    } catch (Broken broken) {
      return new Played.Failure(
          number, pointer + broken.problem().path(), broken.problem(), broken.decidedBy());
    } catch (Refusal refused) {
      return new Played.Failure(number, pointer, refused.problems().list().getFirst(), List.of());
    } catch (RuntimeException unexpected) {
      log.warn(
          "Scenario {} of app {} met a fault", stage.scenario().key(), stage.app(), unexpected);
      Problem fault =
          Problem.error("scenarios.fault", "").with("cause", unexpected.getClass().getSimpleName());
      return new Played.Failure(number, pointer, fault, List.of());
    } finally {
      played.add(new Played.PlayedStep(number, what, stage.now(), stage.firedSince()));
    }
  }
}
