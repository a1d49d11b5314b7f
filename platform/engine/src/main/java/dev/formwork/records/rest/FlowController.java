package dev.formwork.records.rest;

import dev.formwork.api.Json;
import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Prediction;
import dev.formwork.flows.Step;
import dev.formwork.flows.TaskOptions;
import dev.formwork.flows.Vote;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Flows of records as a whole; tasks have addresses of their own. */
@RestController
@RequestMapping("/api/v1/apps/{app}/forms/{form}")
@Tag(name = "Flows", description = "Where flows of records stand, and what is done with them")
class FlowController {

  private final RecordService records;
  private final CurrentActor current;
  private final IdSource ids;
  private final ZoneId zone;

  FlowController(RecordService records, CurrentActor current, IdSource ids, ZoneId zone) {
    this.records = records;
    this.current = current;
    this.ids = ids;
    this.zone = zone;
  }

  /** Words with an action. */
  record Words(@Nullable String words) {}

  /** What came of an action on a flow. */
  record Done(String id, String state, long revision) {}

  @GetMapping("/picks")
  @Operation(summary = "The later tasks whose people the caller may pick as he submits a record")
  List<Map<String, @Nullable Object>> picks(@PathVariable String app, @PathVariable String form) {
    return records.picksAtSubmit(current.get(), key(app, form)).stream().map(this::pick).toList();
  }

  @GetMapping("/records/{id}/flow")
  @Operation(summary = "Where the record's flow stands and how it came there")
  Map<String, @Nullable Object> flow(
      @PathVariable String app, @PathVariable String form, @PathVariable String id) {
    RecordView view = records.get(current.get(), key(app, form), id);
    Execution execution = view.execution();
    if (execution == null) {
      throw new Refusal.NotFound("record.flow.not-started");
    }
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("flow", execution.flow().toString());
    answer.put("status", word(execution.status()));
    answer.put("round", execution.round());
    answer.put("steps", execution.steps().stream().map(this::step).toList());
    answer.put("open", execution.tasks().stream().map(this::task).toList());
    answer.put(
        "next",
        records.picture(current.get(), key(app, form), id).stream()
            .flatMap(picture -> picture.next().tasks().stream())
            .map(this::expected)
            .toList());
    answer.put("allowed", view.allowed());
    answer.put("retractable", view.retractable());
    return answer;
  }

  @PostMapping("/records/{id}/flow/{action}")
  @Operation(summary = "Withdraw the record, urge its holders, terminate its flow, or retry it")
  Done act(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String id,
      @PathVariable String action,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String actionId,
      @RequestBody(required = false) @Nullable Words body) {
    var act = Command.Act.of(actionId == null ? ids.next() : actionId, Command.Origin.API);
    String words = body == null || body.words() == null ? "" : body.words();
    QualifiedKey key = key(app, form);
    Command command =
        switch (action) {
          case "withdraw" -> new Command.Withdraw(key, id, words, act);
          case "urge" -> new Command.Urge(key, id, words, act);
          case "terminate" -> new Command.Terminate(key, id, words, act);
          case "retry" -> new Command.Retry(key, id, act);
          default -> throw new Refusal.Invalid(Problem.error("api.parameter.bad", "action"));
        };
    RecordView view = records.handle(current.get(), command);
    return new Done(view.id(), view.state().word(), view.revision());
  }

  /**
   * What an administrator repairs.
   *
   * @param step id of the open step that is left, or that lacks people; for a move absent = all
   *     that is open
   * @param node where it goes on
   * @param task id of the task that others get
   * @param persons ids of those who get it
   * @param data fields that are corrected
   * @param reason stands in the history
   */
  record RepairWanted(
      @Nullable String step,
      @Nullable String node,
      @Nullable String task,
      @Nullable List<String> persons,
      @Nullable Map<String, Object> data,
      @Nullable String reason) {}

  @PostMapping("/records/{id}/repair/{action}")
  @Operation(
      summary = "Repairs a record whose flow can't help itself; for administrators",
      description =
          "The action is move (to a node, from a step or from wherever it stands), reassign (a task,"
              + " or a step that has nobody), retry (where it stands still), or correct (fields)."
              + " Fields may be corrected with each of them. A reason is needed.")
  Done repair(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String id,
      @PathVariable String action,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String actionId,
      @RequestBody RepairWanted wanted) {
    Command.Remedy remedy =
        switch (action) {
          case "move" ->
              new Command.Remedy.MoveTo(
                  wanted.step(), DefinitionKey.of(String.valueOf(wanted.node())));
          case "reassign" ->
              new Command.Remedy.GiveTo(
                  String.valueOf(wanted.task() == null ? wanted.step() : wanted.task()),
                  wanted.persons() == null ? List.of() : wanted.persons());
          case "retry" -> new Command.Remedy.TryAgain();
          case "correct" -> new Command.Remedy.Correct();
          default -> throw new Refusal.Invalid(Problem.error("api.parameter.bad", "action"));
        };
    var command =
        new Command.Repair(
            key(app, form),
            id,
            remedy,
            wanted.data() == null ? Map.of() : wanted.data(),
            wanted.reason() == null ? "" : wanted.reason(),
            Command.Act.of(actionId == null ? ids.next() : actionId, Command.Origin.API));
    RecordView view = records.handle(current.get(), command);
    return new Done(view.id(), view.state().word(), view.revision());
  }

  @GetMapping("/records/{id}/difference")
  @Operation(summary = "What was changed in the record since the round began that it is in")
  List<Map<String, @Nullable Object>> difference(
      @PathVariable String app, @PathVariable String form, @PathVariable String id) {
    return records.difference(current.get(), key(app, form), id).stream()
        .map(this::change)
        .toList();
  }

  private Map<String, @Nullable Object> pick(TaskOptions.Target target) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("node", target.node().value());
    answer.put("title", words(target.title()));
    answer.put("persons", target.persons());
    return answer;
  }

  private Map<String, @Nullable Object> expected(Prediction.Expected task) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("node", task.node().value());
    answer.put("title", words(task.title()));
    answer.put("assignees", task.assignees());
    return answer;
  }

  private Map<String, @Nullable Object> change(HistoryEntry.Change change) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("path", change.path());
    answer.put("before", Json.value(change.before(), zone));
    answer.put("after", Json.value(change.after(), zone));
    return answer;
  }

  private Map<String, @Nullable Object> step(Step step) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("step", step.id());
    answer.put("node", step.node().value());
    answer.put("title", words(step.title()));
    answer.put("lane", step.lane());
    answer.put("from", step.from());
    answer.put("enteredAt", Json.moment(step.enteredAt(), zone));
    answer.put("leftAt", Json.moment(step.leftAt(), zone));
    answer.put("outcome", step.outcome());
    answer.put("decidedBy", step.decidedBy());
    answer.put("opinion", step.opinion());
    answer.put("round", step.round());
    answer.put("votes", step.poll().votes().stream().map(this::vote).toList());
    return answer;
  }

  private Map<String, @Nullable Object> vote(Vote vote) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("by", vote.by());
    answer.put("standingFor", vote.standingFor());
    answer.put("automatic", vote.automatic());
    answer.put("outcome", vote.outcome().value());
    answer.put("at", Json.moment(vote.at(), zone));
    answer.put("opinion", vote.opinion());
    answer.put("files", vote.files());
    answer.put("signature", vote.signature());
    answer.put("ticked", vote.ticked().stream().map(Object::toString).toList());
    answer.put("disputed", vote.disputed().stream().map(Object::toString).toList());
    return answer;
  }

  private Map<String, @Nullable Object> task(FlowTask task) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("task", task.id());
    answer.put("step", task.step());
    answer.put("node", task.node().value());
    answer.put("title", words(task.title()));
    answer.put("assignees", task.assignees());
    answer.put("claimedBy", task.claimedBy());
    answer.put("onHold", task.hold() != null);
    answer.put("since", Json.moment(task.since(), zone));
    answer.put("due", Json.moment(task.due(), zone));
    return answer;
  }

  private String words(LocalizedText text) {
    return text.in(current.get().locale());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static QualifiedKey key(String app, String form) {
    return RecordsController.key(app, form);
  }
}
