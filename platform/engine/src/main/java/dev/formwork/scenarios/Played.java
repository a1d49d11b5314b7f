package dev.formwork.scenarios;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one scenario.
 *
 * @param steps those that were reached, the failed one last
 * @param failure absent where all of it holds
 * @param took real time, not that of the story
 */
public record Played(
    DefinitionKey app,
    DefinitionKey scenario,
    LocalizedText title,
    List<String> proves,
    List<PlayedStep> steps,
    @Nullable Failure failure,
    Duration took) {

  public Played {
    proves = List.copyOf(proves);
    steps = List.copyOf(steps);
  }

  public boolean holds() {
    return failure == null;
  }

  /**
   * One step as it was played.
   *
   * @param number from 1; 0 is what is given before
   * @param what the step in words
   * @param at the moment of the story after it
   * @param fired how many timers were due in it
   */
  public record PlayedStep(int number, Problem what, Instant at, int fired) {}

  /**
   * Where it does not hold, and why.
   *
   * @param step number of the step
   * @param pointer JSON pointer into the scenario
   * @param problem what was expected and what was there
   * @param decidedBy the definitions that decided it, as in {@code
   *     order/flows/order-approval.yaml#/nodes/2}
   */
  public record Failure(int step, String pointer, Problem problem, List<String> decidedBy) {
    public Failure {
      decidedBy = List.copyOf(decidedBy);
    }
  }
}
