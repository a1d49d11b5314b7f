package dev.formwork.identity;

import dev.formwork.identity.ApiKey.Scope;
import dev.formwork.identity.internal.KeyDocument;
import dev.formwork.identity.internal.KeySecret;
import dev.formwork.identity.internal.KeyStore;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * The API keys of people. A secret is shown once, when its key is made, and kept only as a hash.
 */
@Service
public class ApiKeys {

  /** How long a key lives at most. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final int MOST = 20;
  private static final int TITLE = 80;

  private final KeyStore store;
  private final IdSource ids;
  private final Clock clock;

  ApiKeys(KeyStore store, IdSource ids, Clock clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What a new key is to be.
   *
   * @param apps the only apps it reaches; empty = all
   */
  public record Wish(String title, Set<Scope> scopes, Set<DefinitionKey> apps, Instant expiresAt) {}

  /**
   * A new key with its secret, which nobody can see again.
   *
   * @param token what a client sends behind {@code Authorization: Bearer}
   */
  public record Made(ApiKey key, String token) {}

  /** The actor's keys, the newest first; those that are over too. */
  @NoPermission(because = "everybody may see his own keys, which don't tell their secrets")
  public List<ApiKey> mine(Actor actor) {
    return store.of(actor.id()).stream().map(KeyDocument::toKey).toList();
  }

  /** Everybody's keys, the newest first. */
  @Permission("platform administrator")
  public List<ApiKey> all(Actor actor) {
    People.requireAdmin(actor);
    return store.all().stream().map(KeyDocument::toKey).toList();
  }

  /** Makes a key that acts as the actor. */
  @Permission("the person himself; the scope ADMIN only for platform administrators")
  public Made make(Actor actor, Wish wish) {
    Instant now = clock.instant();
    check(actor, wish, now).orThrow();
    long good = mine(actor).stream().filter(key -> key.state(now) == ApiKey.State.GOOD).count();
    if (good >= MOST) {
      throw new Refusal.Conflict(Problem.error("identity.key.too-many", "").with("max", MOST));
    }
    var key =
        new ApiKey(
            ids.next(),
            actor.id(),
            wish.title().strip(),
            wish.scopes(),
            wish.apps(),
            now,
            wish.expiresAt(),
            null,
            null);
    KeySecret secret = KeySecret.random();
    store.add(KeyDocument.of(key, secret.hash()));
    return new Made(key, secret.token(key.id()));
  }

  /** Ends a key at once; one that is over already stays as it is. */
  @Permission("the person himself, or platform administrator")
  public void revoke(Actor actor, String id) {
    KeyDocument key =
        store
            .find(id)
            .filter(each -> actor.isAdmin() || each.person().equals(actor.id()))
            .orElseThrow(() -> new Refusal.NotFound("identity.key.not-found"));
    store.revoke(key.id(), clock.instant());
  }

  private static Problems check(Actor actor, Wish wish, Instant now) {
    var problems = Problems.NONE;
    String title = wish.title().strip();
    if (title.isEmpty() || title.length() > TITLE) {
      problems = problems.and(Problem.error("identity.key.title", "title").with("limit", TITLE));
    }
    if (wish.scopes().isEmpty()) {
      problems = problems.and(Problem.error("identity.key.scopes", "scopes"));
    }
    if (wish.scopes().contains(Scope.ADMIN) && !actor.isAdmin()) {
      problems = problems.and(Problem.error("identity.key.scope-admin", "scopes"));
    }
    if (!wish.expiresAt().isAfter(now) || wish.expiresAt().isAfter(now.plus(LONGEST))) {
      problems =
          problems.and(
              Problem.error("identity.key.expiry", "expiresAt").with("days", LONGEST.toDays()));
    }
    return problems;
  }
}
