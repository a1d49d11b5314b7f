package dev.formwork.definitions;

/** Whether the scenarios of an app must hold before a release of it goes live. */
public sealed interface Insistence {

  /** They must. */
  Insistence ON_ALL = new OnAll();

  /** They are not played: the release was live before, or whoever brings it has played them. */
  Insistence ON_NONE = new OnNone();

  /** See {@link #ON_ALL}. */
  record OnAll() implements Insistence {}

  /** See {@link #ON_NONE}. */
  record OnNone() implements Insistence {}

  /** They may fail: somebody says why. */
  record Despite(String reason) implements Insistence {
    public Despite {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("Expected a reason.");
      }
    }
  }

  /** Despite failures where there is a reason; else all must hold. */
  static Insistence unless(String reason) {
    return reason.isBlank() ? ON_ALL : new Despite(reason.strip());
  }
}
