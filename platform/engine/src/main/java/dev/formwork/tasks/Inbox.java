package dev.formwork.tasks;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Glance;
import dev.formwork.records.GlancePage;
import dev.formwork.records.RecordGlances;
import dev.formwork.tasks.internal.Entries;
import dev.formwork.tasks.internal.TimeLeft;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What waits for an actor, what he has decided, and what he has under way. */
@Service
public class Inbox {

  private final Entries entries;
  private final RecordGlances glances;
  private final TimeLeft time;

  Inbox(Entries entries, RecordGlances glances, TimeLeft time) {
    this.entries = entries;
    this.glances = glances;
    this.time = time;
  }

  /** The open tasks that are assigned to the actor. */
  @NoPermission(because = "everybody may see the tasks that he holds")
  public InboxPage mine(Actor actor, InboxQuery query) {
    return page(actor, query, Entries.Whose.heldBy(actor.id()));
  }

  /** The tasks that the actor has decided, by when he did. */
  @NoPermission(because = "everybody may see what he has decided")
  public InboxPage done(Actor actor, InboxQuery query) {
    return page(actor, query, Entries.Whose.decidedBy(actor.id()));
  }

  /** The records that the actor sent into a flow, the newest first. */
  @Permission("read on each record; others are left out")
  public GlancePage startedByMe(Actor actor, int limit, @Nullable String after) {
    return glances.started(actor, limit, after);
  }

  /** The actor's drafts, the newest first. */
  @NoPermission(because = "a draft is its creator's")
  public GlancePage drafts(Actor actor, int limit, @Nullable String after) {
    return glances.drafts(actor, limit, after);
  }

  /** How much stands behind each tab. */
  @NoPermission(because = "it counts only what the actor may list")
  public InboxCounts counts(Actor actor) {
    int max = InboxCounts.MAX;
    return new InboxCounts(
        entries.count(Entries.Whose.heldBy(actor.id()), max),
        entries.count(Entries.Whose.decidedBy(actor.id()), max),
        glances.countStarted(actor, max),
        glances.countDrafts(actor, max));
  }

  /** A task, open or closed; {@code inbox.task.not-found} for those who never held it. */
  @Permission("assignee of the task, or administrator")
  public InboxEntry find(Actor actor, String taskId) {
    InboxEntry entry =
        entries
            .find(taskId)
            .filter(found -> actor.isAdmin() || isFor(actor, found))
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("inbox.task.not-found", "").with("task", taskId)));
    return timed(about(entry, glances(actor, List.of(entry)).get(entry.record())), time.now());
  }

  /**
   * Makes all entries again from the records, for repair.
   *
   * @return how many records were read
   */
  @Permission("administrator")
  public long rebuild(Actor actor) {
    return glances.tellInboxAgain(actor);
  }

  private InboxPage page(Actor actor, InboxQuery query, Entries.Whose whose) {
    if (query.limit() < 1 || query.limit() > InboxQuery.MAX_LIMIT) {
      throw new Refusal.Invalid(
          Problem.error("inbox.query.limit", "limit").with("max", InboxQuery.MAX_LIMIT));
    }
    var closed = query.search().isBlank() ? List.<String>of() : glances.closedSummaryFields(actor);
    InboxPage page = entries.list(whose, query, closed);
    Map<String, Glance> byRecord = glances(actor, page.items());
    TimeLeft.Counting counting = time.now();
    return new InboxPage(
        page.items().stream()
            .map(entry -> timed(about(entry, byRecord.get(entry.record())), counting))
            .toList(),
        page.next(),
        page.count(),
        page.countExact());
  }

  private Map<String, Glance> glances(Actor actor, List<InboxEntry> entries) {
    var idsByForm = new HashMap<QualifiedKey, Set<String>>();
    entries.forEach(entry ->
        idsByForm.computeIfAbsent(entry.form(), _ -> new LinkedHashSet<>()).add(entry.record()));
    var byRecord = new HashMap<String, Glance>();
    idsByForm.forEach((form, ids) ->
        glances.of(actor, form, ids).forEach(glance -> byRecord.put(glance.id(), glance)));
    return byRecord;
  }

  private static InboxEntry timed(InboxEntry entry, TimeLeft.Counting counting) {
    return entry.due() == null || !entry.isOpen()
        ? entry
        : entry.withLeft(counting.until(entry.due(), entry.calendar()));
  }

  private static InboxEntry about(InboxEntry entry, @Nullable Glance glance) {
    return glance == null ? entry : entry.about(glance);
  }

  private static boolean isFor(Actor actor, InboxEntry entry) {
    return entry.assignees().contains(actor.id());
  }
}
