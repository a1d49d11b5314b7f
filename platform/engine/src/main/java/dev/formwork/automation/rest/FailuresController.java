package dev.formwork.automation.rest;

import dev.formwork.automation.Failures;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
                    word(each.kind()),
                    each.id(),
                    each.what(),
                    each.form(),
                    each.record(),
                    each.tries(),
                    each.cause(),
                    each.at().atZone(zone).toOffsetDateTime()))
            .toList());
  }

  /**
   * Which one; in the body, as ids hold what addresses can't.
   *
   * @param kind run, timer or effect
   */
  record WhichJson(@Nullable String kind, @Nullable String id) {}

  @PostMapping("/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Lets one be tried again", description = "`kind` is run, timer or effect.")
  void retry(@RequestBody WhichJson which) {
    failures.retry(current.get(), kind(which), id(which));
  }

  @PostMapping("/discard")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Gives one up: what it was for does not happen",
      description = "`kind` is run, timer or effect.")
  void discard(@RequestBody WhichJson which) {
    failures.discard(current.get(), kind(which), id(which));
  }

  private static Failures.Kind kind(WhichJson which) {
    return Arrays.stream(Failures.Kind.values())
        .filter(kind -> word(kind).equals(which.kind()))
        .findFirst()
        .orElseThrow(() -> new Refusal.Invalid(Problem.error("failures.kind.unknown", "kind")));
  }

  private static String id(WhichJson which) {
    if (which.id() == null) {
      throw new Refusal.Invalid(Problem.error("failures.id.missing", "id"));
    }
    return which.id();
  }

  private static String word(Failures.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
