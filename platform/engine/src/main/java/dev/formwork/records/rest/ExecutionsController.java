package dev.formwork.records.rest;

import dev.formwork.api.Json;
import dev.formwork.flows.Migration;
import dev.formwork.flows.NodeMap;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Texts;
import dev.formwork.records.Command;
import dev.formwork.records.ExecutionService;
import dev.formwork.records.Migrated;
import dev.formwork.records.RunningExecution;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Running executions for administrators: a list, and the way from one release to the next. */
@RestController
@RequestMapping("/api/v1/apps/{app}/forms/{form}/executions")
@Tag(name = "Executions", description = "Running flows and their releases; for administrators")
class ExecutionsController {

  private final ExecutionService executions;
  private final CurrentActor current;
  private final IdSource ids;
  private final ZoneId zone;

  ExecutionsController(
      ExecutionService executions, CurrentActor current, IdSource ids, ZoneId zone) {
    this.executions = executions;
    this.current = current;
    this.ids = ids;
    this.zone = zone;
  }

  /** Running executions: those that stand still first, then the oldest. */
  record Running(
      List<ExecutionJson> items,
      int currentRelease,
      List<RunningExecution.OnRelease> releases,
      boolean more) {}

  /** One running execution. */
  record ExecutionJson(
      String record,
      @Nullable String number,
      String flow,
      int release,
      String status,
      OffsetDateTime since,
      List<PlaceJson> open) {}

  /** Where it stands. */
  record PlaceJson(
      String step,
      String node,
      String title,
      OffsetDateTime since,
      @Nullable String due,
      boolean stuck,
      List<Work> tasks) {}

  /** An open task. */
  record Work(String task, List<String> assignees) {}

  /**
   * What is to be taken to the current release.
   *
   * @param records ids
   * @param nodes nodes whose place another takes; all others go by their key
   * @param reason stands in the history
   */
  record MigrationWanted(
      List<String> records, @Nullable List<NodePair> nodes, @Nullable String reason) {}

  /**
   * A node and the one that takes its place.
   *
   * @param flow of the same app by key, or {@code app/flow}; the form's own flow where absent
   */
  record NodePair(@Nullable String flow, String from, String to) {}

  /** What became, or would become, of each. */
  record Migrations(List<MigrationJson> items) {}

  /** What became, or would become, of one. */
  record MigrationJson(
      String record,
      @Nullable String number,
      int from,
      int to,
      boolean goes,
      boolean canBeUndone,
      List<MoveJson> moves,
      List<DueJson> deadlines,
      List<Refused> problems) {}

  /** What becomes of a place where it stands. */
  record MoveJson(
      String step,
      String from,
      String to,
      String title,
      List<String> assignees,
      List<String> assigneesThen) {}

  /** A deadline that is due at another moment then. */
  record DueJson(String title, @Nullable String before, @Nullable String after) {}

  /** Why it doesn't go. */
  record Refused(String code, String path, String text) {}

  @GetMapping
  @Operation(summary = "The running executions: those that stand still first, then the oldest")
  Running running(
      @PathVariable String app,
      @PathVariable String form,
      @RequestParam(required = false) @Nullable Integer release,
      @Parameter(description = "a node at which people have something to do")
          @RequestParam(required = false)
          @Nullable String node,
      @RequestParam(defaultValue = "false") boolean stopped,
      @RequestParam(defaultValue = "50") int limit) {
    var query =
        new RunningExecution.Query(
            key(app, form), release, node == null ? null : DefinitionKey.of(node), stopped, limit);
    RunningExecution.Page page = executions.running(current.get(), query);
    return new Running(
        page.items().stream().map(this::json).toList(),
        page.current(),
        page.releases(),
        page.more());
  }

  @PostMapping("/migration")
  @Operation(
      summary = "Takes running executions to the current release, one by one",
      description =
          "Each goes by itself or stays where it is, with the reasons. With dryRun=true nothing is"
              + " written, and the answer says what would come of it.")
  Migrations migrate(
      @PathVariable String app,
      @PathVariable String form,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String actionId,
      @RequestBody MigrationWanted wanted) {
    QualifiedKey key = key(app, form);
    NodeMap nodes = nodes(key, wanted.nodes());
    List<Migrated> results =
        dryRun
            ? executions.preview(current.get(), key, wanted.records(), nodes)
            : executions.migrate(
                current.get(),
                key,
                wanted.records(),
                nodes,
                wanted.reason() == null ? "" : wanted.reason(),
                act(actionId));
    return new Migrations(results.stream().map(this::json).toList());
  }

  @PostMapping("/migration/undo")
  @Operation(summary = "Takes the last migration of each back, where nothing has happened since")
  Migrations undo(
      @PathVariable String app,
      @PathVariable String form,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String actionId,
      @RequestBody MigrationWanted wanted) {
    List<Migrated> results =
        executions.undo(current.get(), key(app, form), wanted.records(), act(actionId));
    return new Migrations(results.stream().map(this::json).toList());
  }

  private NodeMap nodes(QualifiedKey form, @Nullable List<NodePair> pairs) {
    if (pairs == null || pairs.isEmpty()) {
      return NodeMap.BY_KEY;
    }
    var nodes = new HashMap<NodeMap.Place, DefinitionKey>();
    for (NodePair pair : pairs) {
      QualifiedKey flow =
          pair.flow() == null ? ownFlow(form) : QualifiedKey.parse(pair.flow(), form.app());
      nodes.put(
          new NodeMap.Place(flow, DefinitionKey.of(pair.from())), DefinitionKey.of(pair.to()));
    }
    return new NodeMap(nodes);
  }

  private QualifiedKey ownFlow(QualifiedKey form) {
    var query = new RunningExecution.Query(form, null, null, true, 1);
    int release = executions.running(current.get(), query).current();
    return executions
        .flow(current.get(), form, release)
        .map(flow -> new QualifiedKey(form.app(), flow.key()))
        .orElse(form);
  }

  private Command.Act act(@Nullable String actionId) {
    return Command.Act.of(actionId == null ? ids.next() : actionId, Command.Origin.API);
  }

  private ExecutionJson json(RunningExecution execution) {
    return new ExecutionJson(
        execution.record(),
        execution.number(),
        execution.flow().toString(),
        execution.release(),
        execution.status().name().toLowerCase(Locale.ROOT),
        execution.since().atZone(zone).toOffsetDateTime(),
        execution.places().stream().map(this::json).toList());
  }

  private PlaceJson json(RunningExecution.Place place) {
    return new PlaceJson(
        place.step(),
        place.node().value(),
        words(place.title()),
        place.since().atZone(zone).toOffsetDateTime(),
        Json.moment(place.due(), zone),
        place.stuck(),
        place.tasks().stream().map(task -> new Work(task.id(), task.assignees())).toList());
  }

  private MigrationJson json(Migrated result) {
    return new MigrationJson(
        result.record(),
        result.number(),
        result.from(),
        result.to(),
        result.isPossible(),
        result.canBeUndone(),
        result.places().stream().map(this::json).toList(),
        result.dues().stream()
            .map(due ->
                new DueJson(
                    words(due.title()),
                    Json.moment(due.before(), zone),
                    Json.moment(due.after(), zone)))
            .toList(),
        result.problems().stream().map(this::json).toList());
  }

  private MoveJson json(Migration.Place place) {
    return new MoveJson(
        place.step(),
        place.from().value(),
        place.to().value(),
        words(place.title()),
        place.people(),
        place.then());
  }

  private Refused json(Problem problem) {
    return new Refused(problem.code(), problem.path(), Texts.of(problem, current.get().locale()));
  }

  private String words(LocalizedText text) {
    return text.in(current.get().locale());
  }

  private static QualifiedKey key(String app, String form) {
    return RecordsController.key(app, form);
  }
}
