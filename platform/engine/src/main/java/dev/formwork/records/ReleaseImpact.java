package dev.formwork.records;

import dev.formwork.definitions.Apps;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Drafts;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.internal.Foretelling;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** What a release would do to the records that are there, told before it is published. */
@Service
public class ReleaseImpact {

  private final Drafts drafts;
  private final Apps apps;
  private final Foretelling foretelling;
  private final Clock clock;

  ReleaseImpact(Drafts drafts, Apps apps, Foretelling foretelling, Clock clock) {
    this.drafts = drafts;
    this.apps = apps;
    this.foretelling = foretelling;
    this.clock = clock;
  }

  /**
   * All that publishing the draft of an app would change for records; nothing for an app that was
   * never published. Of many records the newest are looked at, so that it takes seconds at most;
   * each finding says how many. Nothing is written.
   */
  @Permission("platform administrator")
  public List<Impact> ofDraft(Actor actor, DefinitionKey app) {
    CompiledRelease planned = drafts.planned(actor, app);
    return apps.findCurrent(app)
        .map(live -> foretelling.between(actor, live, planned, clock.instant()))
        .orElse(List.of());
  }

  /** How many records of a form hold something in a field; 0 for a form that is not live yet. */
  @Permission("platform administrator")
  public long holding(Actor actor, QualifiedKey form, FieldKey field) {
    drafts.apps(actor); // refuses who may not build
    return foretelling.holding(form, field);
  }
}
