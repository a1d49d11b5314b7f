package dev.formwork.records;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.internal.Glances;
import dev.formwork.records.internal.InboxRetelling;
import dev.formwork.records.internal.OwnRecords;
import dev.formwork.records.internal.Searching;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Records of any form at a glance: for cards, inboxes and pickers. */
@Service
public class RecordGlances {

  private final Glances glances;
  private final OwnRecords own;
  private final InboxRetelling inbox;
  private final Searching searching;
  private final Clock clock;

  RecordGlances(
      Glances glances, OwnRecords own, InboxRetelling inbox, Searching searching, Clock clock) {
    this.glances = glances;
    this.own = own;
    this.inbox = inbox;
    this.searching = searching;
    this.clock = clock;
  }

  /**
   * Records of all forms in whose number, summary or searchable fields each of these words stands.
   *
   * @param limit 1 to 50
   */
  @Permission("read on each record; only fields that the actor may read are searched")
  public List<Glance> search(Actor actor, String words, int limit) {
    return searching.find(actor, words, limit, clock.instant());
  }

  /** Those of these records that the actor may read, in no certain order. */
  @Permission("read on each record; others are left out")
  public List<Glance> of(Actor actor, QualifiedKey form, Collection<String> ids) {
    return glances.of(actor, form, ids, clock.instant());
  }

  /** The actor's drafts of all forms, the newest first. */
  @NoPermission(because = "a draft is its creator's")
  public GlancePage drafts(Actor actor, int limit, @Nullable String after) {
    return own.drafts(actor, limit, after, clock.instant());
  }

  /** The records that the actor sent into a flow and may still read, the newest first. */
  @Permission("read on each record; others are left out")
  public GlancePage started(Actor actor, int limit, @Nullable String after) {
    return own.started(actor, limit, after, clock.instant());
  }

  /** How many drafts the actor has, up to this many. */
  @NoPermission(because = "a draft is its creator's")
  public long countDrafts(Actor actor, int max) {
    return own.countDrafts(actor, max, clock.instant());
  }

  /** How many records {@link #started} lists, up to this many. */
  @Permission("read on each record; others are left out")
  public long countStarted(Actor actor, int max) {
    return own.countStarted(actor, max, clock.instant());
  }

  /** The summary fields, as {@code app/form.field}, that are not open to the actor everywhere. */
  @NoPermission(because = "it tells only what the actor may not see")
  public List<String> closedSummaryFields(Actor actor) {
    return glances.closedSummaryFields(actor);
  }

  /**
   * Tells the inbox again, for every record, which tasks are open and which were decided.
   *
   * @return how many records there were
   */
  @Permission("administrator")
  public long tellInboxAgain(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("inbox.rebuild.not-allowed", ""));
    }
    return inbox.tellAgain();
  }
}
