package dev.formwork.tasks.rest;

import dev.formwork.flows.Decision;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Passwords;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
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
  private final Passwords passwords;

  TasksController(
      Inbox inbox,
      RecordService records,
      CurrentActor current,
      IdSource ids,
      ZoneId zone,
      Passwords passwords) {
    this.inbox = inbox;
    this.records = records;
    this.current = current;
    this.ids = ids;
    this.zone = zone;
    this.passwords = passwords;
  }

  /** Some tasks; next is the cursor for {@code after}, null on the last page. */
  record Page(List<TaskJson> items, @Nullable String next, long count, boolean countExact) {}

  /** What came of a decision or an action. */
  record Done(String task, String record, String state, long revision) {}

  /** The same decision on several tasks. */
  record Bulk(@Nullable List<String> tasks, @Nullable String outcome, @Nullable String opinion) {}

  /**
   * What came of one of several.
   *
   * @param code why it was refused; null where it was done
   */
  record Result(String task, boolean done, @Nullable String code, @Nullable String reason) {}

  @GetMapping
  @Operation(
      summary =
          "My tasks: state=open waits for me, overdue is late, pool can be claimed, done was decided"
              + " by me, copied is for reading, unread what of it was not read")
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
          case "overdue" -> inbox.overdue(actor, query);
          case "pool" -> inbox.pool(actor, query);
          case "copied" -> inbox.copied(actor, query);
          case "unread" -> inbox.unread(actor, query);
          case "done" -> inbox.done(actor, query);
          default -> throw new Refusal.Invalid(Problem.error("api.parameter.bad", "state"));
        };
    return new Page(
        page.items().stream().map(entry -> TaskJson.of(entry, actor, zone)).toList(),
        page.next(),
        page.count(),
        page.countExact());
  }

  @GetMapping("/{id}")
  @Operation(summary = "One task that is or was the caller's, with all that can be done with it")
  TaskJson get(@PathVariable String id) {
    Actor actor = current.get();
    InboxEntry entry = inbox.find(actor, id);
    TaskJson json = TaskJson.of(entry, actor, zone);
    return entry.isOpen()
        ? records
            .get(actor, entry.form(), entry.record())
            .task(id)
            .map(task -> json.with(OptionsJson.of(task, actor, zone)))
            .orElse(json)
        : json;
  }

  @PostMapping("/{id}/{act}")
  @Operation(
      summary = "Decide a task, or do something else with it",
      description =
          "An outcome of its node (agree, reject, return …), or transfer, add-signer, hold, resume,"
              + " claim, unclaim, retract, terminate, urge.")
  Done act(
      @PathVariable String id,
      @PathVariable String act,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String actionId,
      @RequestBody(required = false) @Nullable Doing body) {
    Actor actor = current.get();
    InboxEntry task = inbox.find(actor, id);
    Doing doing = body == null ? Doing.NOTHING : body;
    var what = Command.Act.of(actionId == null ? ids.next() : actionId, Command.Origin.API);
    var view = records.handle(actor, command(actor, task, act, doing, what));
    return new Done(id, view.id(), view.state().word(), view.revision());
  }

  @PostMapping("/bulk")
  @Operation(summary = "Decide several tasks alike, each with all checks")
  List<Result> bulk(@RequestBody Bulk body) {
    Actor actor = current.get();
    List<String> tasks = body.tasks() == null ? List.of() : body.tasks();
    if (tasks.size() > InboxQuery.MAX_LIMIT || tasks.isEmpty()) {
      throw new Refusal.Invalid(Problem.error("api.parameter.bad", "tasks"));
    }
    DefinitionKey outcome = key(body.outcome() == null ? "" : body.outcome(), "outcome");
    return inbox
        .decideAll(actor, tasks, Decision.of(outcome, body.opinion() == null ? "" : body.opinion()))
        .stream()
        .map(each -> result(actor, each))
        .toList();
  }

  private static Result result(Actor actor, Inbox.Decided decided) {
    Problem why = decided.refused();
    return new Result(
        decided.task(),
        why == null,
        why == null ? null : why.code(),
        why == null ? null : Texts.of(why, actor.locale()));
  }

  private Command command(
      Actor actor, InboxEntry task, String word, Doing doing, Command.Act what) {
    QualifiedKey form = task.form();
    String record = task.record();
    boolean isOutcome =
        task.outcomes().stream().anyMatch(outcome -> outcome.key().value().equals(word));
    if (!isOutcome) {
      var action = doing.action(word);
      if (action.isPresent()) {
        return new Command.Handle(form, record, task.id(), action.get(), doing.changes(), what);
      }
      switch (word) {
        case "retract" -> {
          return new Command.Retract(form, record, task.id(), doing.words(), what);
        }
        case "terminate" -> {
          return new Command.Terminate(form, record, doing.words(), what);
        }
        case "urge" -> {
          return new Command.Urge(form, record, doing.words(), what);
        }
        default -> {}
      }
    }
    DefinitionKey outcome = key(word, "outcome");
    if (doing.password() != null) {
      passwords.confirm(actor, doing.password());
    }
    var decision = doing.decision(outcome, doing.password() != null);
    return new Command.Decide(form, record, task.id(), decision, doing.changes(), what);
  }

  private static DefinitionKey key(String text, String parameter) {
    try {
      return DefinitionKey.of(text);
    } catch (IllegalArgumentException notAKey) {
      throw new Refusal.Invalid(Problem.error("api.parameter.bad", parameter));
    }
  }
}
