package dev.formwork.automation.rest;

import dev.formwork.automation.Failures;
import dev.formwork.identity.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** All that failed by itself. */
@RestController
@RequestMapping("/api/v1/failures")
@Tag(
    name = "Rules",
    description = "What rules have done, would do, and left undone; for administrators")
class FailuresController {

  private final Failures failures;
  private final CurrentActor current;
  private final ZoneId zone;

  FailuresController(Failures failures, CurrentActor current, ZoneId zone) {
    this.failures = failures;
    this.current = current;
    this.zone = zone;
  }

  /** All of them. */
  record FailuresJson(List<FailureJson> items) {}

  /**
   * One of them.
   *
   * @param kind run, timer or effect
   */
  record FailureJson(
      String kind,
      String id,
      String what,
      @Nullable String form,
      @Nullable String record,
      int tries,
      String cause,
      OffsetDateTime at) {}

  @GetMapping
  @Operation(summary = "Runs, timers and effects that were given up, the latest first")
  FailuresJson list() {
    return new FailuresJson(
        failures.list(current.get()).stream()
            .map(each ->
                new FailureJson(
                    each.kind().name().toLowerCase(Locale.ROOT),
                    each.id(),
                    each.what(),
                    each.form(),
                    each.record(),
                    each.tries(),
                    each.cause(),
                    each.at().atZone(zone).toOffsetDateTime()))
            .toList());
  }

  @PostMapping("/{kind}/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Lets one be tried again", description = "`kind` is run, timer or effect.")
  void retry(@PathVariable Failures.Kind kind, @PathVariable String id) {
    failures.retry(current.get(), kind, id);
  }

  @PostMapping("/{kind}/{id}/discard")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Gives one up: what it was for does not happen")
  void discard(@PathVariable Failures.Kind kind, @PathVariable String id) {
    failures.discard(current.get(), kind, id);
  }
}
