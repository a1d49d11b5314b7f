package dev.formwork.timers.rest;

import dev.formwork.identity.CurrentActor;
import dev.formwork.timers.TimerFailure;
import dev.formwork.timers.Timers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an administrator sees of timers: those that failed too often. */
@RestController
@RequestMapping("/api/v1/timer-failures")
@Tag(name = "Timer failures", description = "Timers that failed too often; for administrators")
class TimerFailuresController {

  private final Timers timers;
  private final CurrentActor current;
  private final ZoneId zone;

  TimerFailuresController(Timers timers, CurrentActor current, ZoneId zone) {
    this.timers = timers;
    this.current = current;
    this.zone = zone;
  }

  /** All of them. */
  record Failures(List<FailureJson> items) {}

  /** One of them. */
  record FailureJson(
      String id,
      String kind,
      OffsetDateTime due,
      int tries,
      String cause,
      OffsetDateTime failedAt,
      Map<String, String> about) {}

  @GetMapping
  @Operation(summary = "The timers that were given up, the latest first")
  Failures list() {
    return new Failures(timers.failures(current.get()).stream().map(this::json).toList());
  }

  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Lets one be tried again")
  void retry(@PathVariable String id) {
    timers.retry(current.get(), id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Forgets one: what it was for does not happen")
  void discard(@PathVariable String id) {
    timers.discard(current.get(), id);
  }

  private FailureJson json(TimerFailure failure) {
    return new FailureJson(
        failure.timer().id(),
        failure.timer().kind(),
        failure.timer().due().atZone(zone).toOffsetDateTime(),
        failure.tries(),
        failure.cause(),
        failure.at().atZone(zone).toOffsetDateTime(),
        failure.timer().about());
  }
}
