package dev.formwork.definitions;

import org.jspecify.annotations.Nullable;

/**
 * What is to be published, and why.
 *
 * @param expected the live release it was made from; 0 where there is none
 * @param by person id, or {@code system}
 * @param packHash of the pack it came from; absent where it came from none
 * @param insistence whether its scenarios must hold
 * @param agreedBy person id of who has agreed to it; absent where nobody had to
 */
public record Publication(
    AppSource source,
    int expected,
    String by,
    String note,
    Release.Origin origin,
    @Nullable String packHash,
    Insistence insistence,
    @Nullable String agreedBy) {

  /** The same with another say on its scenarios. */
  Publication insistingOn(Insistence other) {
    return new Publication(source, expected, by, note, origin, packHash, other, agreedBy);
  }

  /** One that nobody had to agree to. */
  public Publication(
      AppSource source,
      int expected,
      String by,
      String note,
      Release.Origin origin,
      @Nullable String packHash,
      Insistence insistence) {
    this(source, expected, by, note, origin, packHash, insistence, null);
  }

  /** One whose scenarios must hold. */
  public Publication(
      AppSource source,
      int expected,
      String by,
      String note,
      Release.Origin origin,
      @Nullable String packHash) {
    this(source, expected, by, note, origin, packHash, Insistence.ON_ALL);
  }
}
