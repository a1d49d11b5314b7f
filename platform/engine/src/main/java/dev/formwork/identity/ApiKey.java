package dev.formwork.identity;

import dev.formwork.kernel.DefinitionKey;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a program act over the API as a person, with a part of what that person may do. The secret
 * itself is known only to whoever made the key.
 *
 * @param person id of whom it acts as
 * @param title what it is for, in the words of who made it
 * @param apps the only apps it reaches; empty = all
 * @param revokedAt absent while it is good
 * @param lastUsedAt to within five minutes; absent where it never was
 */
public record ApiKey(
    String id,
    String person,
    String title,
    Set<Scope> scopes,
    Set<DefinitionKey> apps,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {

  public ApiKey {
    scopes = Set.copyOf(scopes);
    apps = Set.copyOf(apps);
  }

  /** What a key is good for; each is only as much as the person himself may do. */
  public enum Scope {
    /** Reads records, tasks and reports. */
    READ,
    /** Creates and changes records, and brings files. */
    WRITE,
    /** Decides tasks. */
    DECIDE,
    /** All the rest: packs, definitions, figures of the program itself. */
    ADMIN
  }

  /** How far a key has come. */
  public enum State {
    GOOD,
    EXPIRED,
    REVOKED
  }

  public State state(Instant now) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    return now.isBefore(expiresAt) ? State.GOOD : State.EXPIRED;
  }
}
