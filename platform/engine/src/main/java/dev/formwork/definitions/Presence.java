package dev.formwork.definitions;

import dev.formwork.definitions.internal.PresenceStore;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Who has a definition open in the designer, on whatever node. It tells; it locks nothing. */
@Service
@Permission("platform administrator")
public class Presence {

  /** Who has said nothing for so long has gone. */
  private static final Duration FRESH = Duration.ofSeconds(50);

  private final PresenceStore store;
  private final Clock clock;

  Presence(PresenceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Says that somebody is there.
   *
   * @return person ids of the others who are
   */
  public List<String> meet(Actor actor, DefinitionKey app, DefinitionName name) {
    Designers.require(actor);
    Instant now = clock.instant();
    String place = place(app, name);
    store.see(actor.id(), place, now);
    store.forgetBefore(place, now.minus(FRESH));
    return store.others(actor.id(), place);
  }

  /** Says that somebody has gone. */
  public void leave(Actor actor, DefinitionKey app, DefinitionName name) {
    Designers.require(actor);
    store.forget(actor.id(), place(app, name));
  }

  private static String place(DefinitionKey app, DefinitionName name) {
    return app + "/" + name.kind() + "/" + name.key();
  }
}
