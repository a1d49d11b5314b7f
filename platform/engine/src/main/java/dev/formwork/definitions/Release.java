package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A numbered snapshot of all definitions of an app that is, or once was, live.
 *
 * @param previous the number before it; 0 at the first
 * @param version of the app, as its manifest had it
 * @param by person id, or {@code system}
 * @param note why, in the words of who published
 * @param despite why it went live although it failed in scenarios; absent where it was not asked
 * @param agreedBy person id of who has agreed to it; absent where nobody had to
 */
public record Release(
    DefinitionKey app,
    int number,
    int previous,
    String version,
    Instant at,
    String by,
    String note,
    Origin origin,
    @Nullable String despite,
    @Nullable String agreedBy) {

  /** Where its definitions came from. */
  public enum Origin {
    DRAFT,
    PACK,
    ROLLBACK
  }
}
