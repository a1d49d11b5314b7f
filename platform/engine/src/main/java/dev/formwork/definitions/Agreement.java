package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants another person to agree before a draft goes live, and what became of it.
 *
 * @param by person id of who asks
 * @param despite why it is to go live although scenarios fail; absent where they hold
 * @param closedBy person id; absent while it is open, and where the draft has changed
 * @param reason why it was sent back; absent where it was not
 * @param release that came of it; absent where none did
 */
public record Agreement(
    String id,
    DefinitionKey app,
    String by,
    Instant at,
    String note,
    @Nullable String despite,
    State state,
    @Nullable String closedBy,
    @Nullable Instant closedAt,
    @Nullable String reason,
    @Nullable Integer release) {

  /** Where it stands. */
  public enum State {
    OPEN,
    AGREED,
    SENT_BACK,
    WITHDRAWN,
    /** The draft is no longer what it was asked for. */
    OUTDATED
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** Told on the node where it was asked or answered, right after. */
  public record Told(Agreement agreement) {}
}
