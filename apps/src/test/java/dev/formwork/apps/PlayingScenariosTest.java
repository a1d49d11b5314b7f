package dev.formwork.apps;

import static org.junit.jupiter.api.Assertions.fail;

import dev.formwork.definitions.AppSource;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Texts;
import dev.formwork.scenarios.Played;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each scenario of each pack, played on one platform with all packs. */
class PlayingScenariosTest {

  @TestFactory
  Stream<DynamicTest> holds() {
    return Theatre.sources().stream().map(AppSource::app).flatMap(this::tests);
  }

  private Stream<DynamicTest> tests(DefinitionKey app) {
    return Theatre.player().scenarios(app).stream()
        .map(scenario ->
            DynamicTest.dynamicTest(
                app + ": " + scenario.title().in(Locale.ENGLISH),
                () -> requireThatItHolds(Theatre.player().play(app, scenario))));
  }

  private static void requireThatItHolds(Played played) {
    Played.Failure failure = played.failure();
    if (failure != null) {
      fail(
          "%s/scenarios/%s.yaml#%s, step %d: %s%n  decided by %s%n%s"
              .formatted(
                  played.app(),
                  played.scenario(),
                  failure.pointer(),
                  failure.step(),
                  Texts.of(failure.problem(), Locale.ENGLISH),
                  failure.decidedBy(),
                  String.join(
                      "\n", played.steps().stream().map(PlayingScenariosTest::line).toList())));
    }
  }

  private static String line(Played.PlayedStep step) {
    return "  %2d %s %s".formatted(step.number(), step.at(), Texts.of(step.what(), Locale.ENGLISH));
  }
}
