package dev.formwork.scenarios;

import dev.formwork.kernel.DefinitionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Scenarios that were played together.
 *
 * @param app whose they are, or who was about to change
 * @param occasion why they were played
 * @param by person id, or {@code system}
 * @param took real time, with what it took to get ready
 */
public record ScenarioRun(
    String id,
    DefinitionKey app,
    Occasion occasion,
    Instant at,
    String by,
    Duration took,
    List<Played> played) {

  public ScenarioRun {
    played = List.copyOf(played);
  }

  /** Why scenarios are played. */
  public enum Occasion {
    /** Somebody asked for it. */
    ASKED,
    /** A release, or a plan of one, had to show what it keeps. */
    REHEARSAL
  }

  public long failed() {
    return played.stream().filter(each -> !each.holds()).count();
  }
}
