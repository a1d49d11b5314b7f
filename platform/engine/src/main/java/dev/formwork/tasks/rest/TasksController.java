package dev.formwork.tasks.rest;

import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.tasks.Inbox;
import dev.formwork.tasks.InboxEntry;
import dev.formwork.tasks.InboxPage;
import dev.formwork.tasks.InboxQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's tasks. */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "Tasks", description = "What waits for the caller's decision, and what he decided")
class TasksController {

  private final Inbox inbox;
  private final RecordService records;
  private final CurrentActor current;
  private final IdSource ids;
  private final ZoneId zone;

  TasksController(
      Inbox inbox, RecordService records, CurrentActor current, IdSource ids, ZoneId zone) {
    this.inbox = inbox;
    this.records = records;
    this.current = current;
    this.ids = ids;
    this.zone = zone;
  }

  /** Some tasks; next is the cursor for {@code after}, null on the last page. */
  record Page(List<TaskJson> items, @Nullable String next, long count, boolean countExact) {}

  /** A decision: why, and the fields that the node lets its holder fill. */
  record Decision(@Nullable String opinion, @Nullable Map<String, @Nullable Object> data) {}

  /** What came of a decision. */
  record Decided(String task, String record, String state, long revision) {}

  @GetMapping
  @Operation(summary = "My tasks: state=open waits for me, state=done was decided by me")
  Page list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable String app,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Actor actor = current.get();
    InboxQuery query =
        InboxQuery.ALL
            .ofApp(app == null ? null : key(app, "app"))
            .containing(search)
            .limitedTo(limit)
            .continuedAt(after);
    InboxPage page =
        switch (state) {
          case "open" -> inbox.mine(actor, query);
          case "done" -> inbox.done(actor, query);
          default -> throw new Refusal.Invalid(Problem.error("api.parameter.bad", "state"));
        };
    return new Page(
        page.items().stream().map(entry -> TaskJson.of(entry, actor.locale(), zone)).toList(),
        page.next(),
        page.count(),
        page.countExact());
  }

  @GetMapping("/{id}")
  @Operation(summary = "One task that is or was the caller's")
  TaskJson get(@PathVariable String id) {
    Actor actor = current.get();
    return TaskJson.of(inbox.find(actor, id), actor.locale(), zone);
  }

  @PostMapping("/{id}/{outcome}")
  @Operation(summary = "Decide a task: agree, reject, return, or what its node offers")
  Decided decide(
      @PathVariable String id,
      @PathVariable String outcome,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String actionId,
      @RequestBody(required = false) @Nullable Decision decision) {
    Actor actor = current.get();
    InboxEntry task = inbox.find(actor, id);
    var command =
        new Command.Decide(
            task.form(),
            task.record(),
            id,
            key(outcome, "outcome"),
            decision == null || decision.opinion() == null ? "" : decision.opinion(),
            decision == null || decision.data() == null ? Map.of() : decision.data(),
            Command.Act.of(actionId == null ? ids.next() : actionId, Command.Origin.API));
    var view = records.handle(actor, command);
    return new Decided(id, view.id(), view.state().word(), view.revision());
  }

  private static DefinitionKey key(String text, String parameter) {
    try {
      return DefinitionKey.of(text);
    } catch (IllegalArgumentException notAKey) {
      throw new Refusal.Invalid(Problem.error("api.parameter.bad", parameter));
    }
  }
}
