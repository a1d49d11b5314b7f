package dev.formwork.outbound;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.outbound.internal.HostStore;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Which hosts webhooks may reach; none but those that an administrator allows. */
@Service
public class AllowedHosts {

  private static final int LONGEST = 253;

  /** Names and plain IPv4 addresses; what merely looks like a number is refused below. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  private static final Pattern ADDRESS =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)");

  private final HostStore store;
  private final Secrets secrets;
  private final Clock clock;

  AllowedHosts(HostStore store, Secrets secrets, Clock clock) {
    this.store = store;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * A host that was just allowed.
   *
   * @param secret signs what is sent there; shown once
   */
  public record Allowed(AllowedHost host, String secret) {}

  @Permission("platform administrator")
  public List<AllowedHost> all(Actor actor) {
    requireAdmin(actor);
    return store.all();
  }

  /** Allows a host; allowing it again changes its secret. */
  @Permission("platform administrator")
  public Allowed allow(Actor actor, String host, int port, boolean inside) {
    requireAdmin(actor);
    String name = host.strip().toLowerCase(Locale.ROOT);
    if (!isHost(name)) {
      throw new Refusal.Invalid(Problem.error("outbound.host.malformed", "/host"));
    }
    if (port < 1 || port > 65_535) {
      throw new Refusal.Invalid(Problem.error("outbound.port.out-of-range", "/port"));
    }
    var allowed = new AllowedHost(name, port, inside, actor.id(), clock.instant());
    String secret = secrets.next();
    store.put(allowed, secret);
    return new Allowed(allowed, secret);
  }

  /** Nothing is sent there any more. */
  @Permission("platform administrator")
  public void forbid(Actor actor, String key) {
    requireAdmin(actor);
    if (!store.remove(key)) {
      throw new Refusal.NotFound("outbound.host.not-found");
    }
  }

  private static boolean isHost(String name) {
    if (name.isEmpty() || name.length() > LONGEST || !NAME.matcher(name).matches()) {
      return false;
    }
    return ADDRESS.matcher(name).matches() || !NUMERIC_END.matcher(name).matches();
  }

  private static void requireAdmin(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("outbound.admin.required", ""));
    }
  }
}
