package dev.formwork.automation.rest;

import dev.formwork.automation.Run;
import dev.formwork.automation.RunQuery;
import dev.formwork.automation.RunStep;
import dev.formwork.automation.Runs;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What rules have done. */
@RestController
@RequestMapping("/api/v1/apps/{app}/rules/{rule}/runs")
@Tag(
    name = "Rules",
    description = "What rules have done, would do, and left undone; for administrators")
class RunsController {

  private final Runs runs;
  private final CurrentActor current;
  private final ZoneId zone;

  RunsController(Runs runs, CurrentActor current, ZoneId zone) {
    this.runs = runs;
    this.current = current;
    this.zone = zone;
  }

  /**
   * A page of runs.
   *
   * @param next to be given as {@code after} for the next page; absent on the last
   */
  record RunsJson(List<RunJson> items, @Nullable String next) {}

  /**
   * One run.
   *
   * @param state open, done, failed, stopped or discarded
   * @param facts what it fired for
   * @param lateBy how much later than due it began, in milliseconds
   * @param cause code of why it failed
   * @param reason the same in words
   */
  record RunJson(
      String id,
      String rule,
      int release,
      @Nullable String form,
      @Nullable String record,
      @Nullable String number,
      @Nullable String by,
      Map<String, Object> facts,
      OffsetDateTime at,
      long lateBy,
      String state,
      int tries,
      @Nullable String cause,
      @Nullable String reason,
      long acted,
      long failed,
      @Nullable String partOf,
      List<StepJson> steps) {}

  /** One action of it. */
  record StepJson(
      int action,
      String kind,
      Map<String, Object> input,
      Map<String, Object> output,
      OffsetDateTime at,
      long millis,
      @Nullable String problem) {}

  @GetMapping
  @Operation(summary = "The runs of a rule, the latest first")
  RunsJson list(
      @PathVariable String app,
      @PathVariable String rule,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String record,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    var query = new RunQuery(QualifiedKey.of(app, rule), state(state), record, after, limit);
    List<Run> page = runs.list(current.get(), query);
    return new RunsJson(
        page.stream().map(this::json).toList(), page.size() < limit ? null : page.getLast().id());
  }

  @GetMapping("/{id}")
  @Operation(summary = "One run with its steps")
  RunJson get(@PathVariable String app, @PathVariable String rule, @PathVariable String id) {
    return json(find(app, rule, id));
  }

  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Tries a run again from the action that failed")
  void retry(@PathVariable String app, @PathVariable String rule, @PathVariable String id) {
    runs.retry(current.get(), find(app, rule, id).id());
  }

  @PostMapping("/{id}/discard")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Gives a failed run up: what it left undone stays undone")
  void discard(@PathVariable String app, @PathVariable String rule, @PathVariable String id) {
    runs.discard(current.get(), find(app, rule, id).id());
  }

  private Run find(String app, String rule, String id) {
    Run run = runs.get(current.get(), id);
    if (!run.rule().equals(QualifiedKey.of(app, rule))) {
      throw new Refusal.NotFound("rule.run.not-found");
    }
    return run;
  }

  private static Run.@Nullable State state(@Nullable String word) {
    if (word == null || word.isEmpty()) {
      return null;
    }
    return Arrays.stream(Run.State.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new Refusal.Invalid(Problem.error("rule.run.state-unknown", "state")));
  }

  private RunJson json(Run run) {
    String cause = run.cause();
    return new RunJson(
        run.id(),
        run.rule().toString(),
        run.release(),
        run.form() == null ? null : run.form().toString(),
        run.record(),
        run.number(),
        run.by(),
        run.facts(),
        at(run.at()),
        run.lateBy(),
        run.state().name().toLowerCase(Locale.ROOT),
        run.tries(),
        cause,
        cause == null ? null : reason(run, cause),
        run.counts().acted(),
        run.counts().failed(),
        run.path().parent(),
        run.steps().stream().map(this::json).toList());
  }

  private String reason(Run run, String cause) {
    var problem = new Problem(cause, Problem.Severity.ERROR, "", run.causeArgs());
    return Texts.of(problem, current.get().locale());
  }

  private StepJson json(RunStep step) {
    return new StepJson(
        step.action(),
        step.kind(),
        step.input(),
        step.output(),
        at(step.at()),
        step.millis(),
        step.problem());
  }

  private OffsetDateTime at(Instant moment) {
    return moment.atZone(zone).toOffsetDateTime();
  }
}
