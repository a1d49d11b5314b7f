package dev.formwork.apps;

import static org.junit.jupiter.api.Assertions.fail;

import dev.formwork.kernel.Texts;
import dev.formwork.scenarios.Played;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Each scenario of each pack, played on platforms with all packs, as many side by side as there are
 * processors.
 */
@Execution(ExecutionMode.CONCURRENT)
class PlayingScenariosTest {

  @TestFactory
  Stream<DynamicTest> holds() {
    return Theatre.ensemble().parts().stream()
        .map(part ->
            DynamicTest.dynamicTest(
                part.app() + ": " + part.scenario().title().in(Locale.ENGLISH),
                () -> requireThatItHolds(Theatre.ensemble().play(part))));
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
