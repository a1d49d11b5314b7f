package dev.formwork.tasks;

import dev.formwork.flows.Decision;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.Glance;
import dev.formwork.records.GlancePage;
import dev.formwork.records.RecordGlances;
import dev.formwork.records.RecordService;
import dev.formwork.tasks.internal.Entries;
import dev.formwork.tasks.internal.TimeLeft;
import java.time.Instant;
import java.util.ArrayList;
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
  private final RecordService records;
  private final IdSource ids;
  private final TimeLeft time;

  Inbox(
      Entries entries, RecordGlances glances, RecordService records, IdSource ids, TimeLeft time) {
    this.entries = entries;
    this.glances = glances;
    this.records = records;
    this.ids = ids;
    this.time = time;
  }

  /** The open tasks that are assigned to the actor. */
  @NoPermission(because = "everybody may see the tasks that he holds")
  public InboxPage mine(Actor actor, InboxQuery query) {
    return page(actor, query, Entries.Whose.heldBy(actor.id()));
  }

  /** The open tasks that are assigned to the actor and whose time is up. */
  @NoPermission(because = "everybody may see the tasks that he holds")
  public InboxPage overdue(Actor actor, InboxQuery query) {
    return page(actor, query, Entries.Whose.lateWith(actor.id(), time.now().moment()));
  }

  /** The open tasks that the actor could claim. */
  @NoPermission(because = "everybody may see the tasks that are offered to him")
  public InboxPage pool(Actor actor, InboxQuery query) {
    return page(actor, query, Entries.Whose.offeredTo(actor.id()));
  }

  /** The copies that the actor got to read. */
  @NoPermission(because = "everybody may see what was copied to him")
  public InboxPage copied(Actor actor, InboxQuery query) {
    return page(actor, query, Entries.Whose.copiedTo(actor.id()));
  }

  /** The copies that the actor got and has not read. */
  @NoPermission(because = "everybody may see what was copied to him")
  public InboxPage unread(Actor actor, InboxQuery query) {
    return page(actor, query, Entries.Whose.unreadBy(actor.id()));
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

  /** The forms of the open tasks of the actor, those with the most tasks first. */
  @NoPermission(because = "it counts only what the actor may list")
  public List<InboxForm> forms(Actor actor) {
    return entries.forms(Entries.Whose.heldBy(actor.id()));
  }

  /** How many open tasks are assigned to the actor; counted up to {@link InboxCounts#MAX}. */
  @NoPermission(because = "it counts only what the actor may list")
  public long waiting(Actor actor) {
    return entries.count(Entries.Whose.heldBy(actor.id()), InboxCounts.MAX);
  }

  /** How much stands behind each tab. */
  @NoPermission(because = "it counts only what the actor may list")
  public InboxCounts counts(Actor actor) {
    int max = InboxCounts.MAX;
    return new InboxCounts(
        entries.count(Entries.Whose.heldBy(actor.id()), max),
        entries.count(Entries.Whose.offeredTo(actor.id()), max),
        entries.count(Entries.Whose.lateWith(actor.id(), time.now().moment()), max),
        entries.count(Entries.Whose.decidedBy(actor.id()), max),
        glances.countStarted(actor, max),
        entries.count(Entries.Whose.copiedTo(actor.id()), max),
        entries.count(Entries.Whose.unreadBy(actor.id()), max),
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
    Glance glance = glances(actor, List.of(entry)).get(entry.record());
    return timed(about(actor, entry, glance), time.now());
  }

  /**
   * What came of a decision on one of several tasks.
   *
   * @param refused why nothing came of it; absent where it was decided
   */
  public record Decided(String task, @Nullable Problem refused) {}

  /** Decides each of these tasks alike, with all checks; one that is refused stops no other. */
  @Permission("an open task, for each")
  public List<Decided> decideAll(Actor actor, List<String> tasks, Decision decision) {
    var decided = new ArrayList<Decided>();
    for (String task : tasks) {
      decided.add(new Decided(task, decide(actor, task, decision)));
    }
    return decided;
  }

  private @Nullable Problem decide(Actor actor, String task, Decision decision) {
    try {
      InboxEntry entry = find(actor, task);
      records.handle(
          actor,
          new Command.Decide(
              entry.form(),
              entry.record(),
              task,
              decision,
              Map.of(),
              Command.Act.of(ids.next(), Command.Origin.API)));
      return null;
    } catch (Refusal refused) {
      return refused.problems().list().getFirst();
    }
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
            .map(entry -> timed(about(actor, entry, byRecord.get(entry.record())), counting))
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
    Instant due = entry.due();
    return due == null || !entry.isOpen()
        ? entry
        : entry.withLeft(
            counting.until(due, entry.calendar()),
            counting.used(entry.since(), due, entry.calendar()));
  }

  private static InboxEntry about(Actor actor, InboxEntry entry, @Nullable Glance glance) {
    return glance == null ? entry : entry.about(glance, actor.id());
  }

  private static boolean isFor(Actor actor, InboxEntry entry) {
    return entry.assignees().contains(actor.id());
  }
}
