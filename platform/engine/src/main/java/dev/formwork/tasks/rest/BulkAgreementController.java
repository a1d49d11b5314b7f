package dev.formwork.tasks.rest;

import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.records.Command;
import dev.formwork.tasks.BulkAgreement;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Several of the caller's tasks at once. */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "Tasks")
class BulkAgreementController {

  private final BulkAgreement bulk;
  private final CurrentActor current;
  private final IdSource ids;

  BulkAgreementController(BulkAgreement bulk, CurrentActor current, IdSource ids) {
    this.bulk = bulk;
    this.current = current;
    this.ids = ids;
  }

  /** Which tasks, and one opinion for all of them. */
  record Asked(@Nullable List<String> tasks, @Nullable String opinion) {}

  /** What came of each task, in the order asked. */
  record Answer(List<One> results) {}

  /** What came of one task: done, or why not. */
  record One(
      String task,
      @Nullable String record,
      @Nullable String number,
      boolean done,
      List<Reason> problems) {}

  /** Why a task was refused. */
  record Reason(String code, String path, String text) {}

  @PostMapping("/agree")
  @Operation(summary = "Agree to several tasks; each passes the same checks as alone")
  Answer agree(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String actionId,
      @RequestBody Asked asked,
      Locale locale) {
    var results =
        bulk.agree(
            current.get(),
            asked.tasks() == null ? List.of() : asked.tasks(),
            asked.opinion() == null ? "" : asked.opinion(),
            Command.Act.of(actionId == null ? ids.next() : actionId, Command.Origin.API));
    return new Answer(results.stream().map(result -> one(result, locale)).toList());
  }

  private static One one(BulkAgreement.Result result, Locale locale) {
    return new One(
        result.task(),
        result.record(),
        result.number(),
        result.isDone(),
        result.problems().stream()
            .filter(Problem::isError)
            .map(each -> new Reason(each.code(), each.path(), Texts.of(each, locale)))
            .toList());
  }
}
