package dev.formwork.automation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One action of a run, as it was carried out.
 *
 * @param action its index in the rule, from 0
 * @param kind of action, as in {@code set}
 * @param input what it was given
 * @param output what came of it
 * @param millis how long it took
 * @param problem code of why it failed; absent where it didn't
 */
public record RunStep(
    int action,
    String kind,
    Map<String, Object> input,
    Map<String, Object> output,
    Instant at,
    long millis,
    @Nullable String problem) {

  public RunStep {
    input = Map.copyOf(input);
    output = Map.copyOf(output);
  }
}
