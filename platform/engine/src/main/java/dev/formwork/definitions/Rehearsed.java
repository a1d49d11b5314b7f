package dev.formwork.definitions;

/**
 * What came of a {@link Rehearsal}.
 *
 * @param played how many scenarios were played
 * @param failures one error for each that failed, in the file of the scenario
 */
public record Rehearsed(int played, LocatedProblems failures) {

  public static final Rehearsed NOTHING = new Rehearsed(0, LocatedProblems.NONE);

  public boolean failed() {
    return failures.hasErrors();
  }
}
