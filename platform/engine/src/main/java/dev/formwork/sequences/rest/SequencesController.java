package dev.formwork.sequences.rest;

import dev.formwork.api.Json;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.sequences.SequenceRun;
import dev.formwork.sequences.Sequences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** The sequences of a record. */
@RestController
@RequestMapping("/api/v1/apps/{app}/forms/{form}/records/{id}/sequences")
@Tag(name = "Messages", description = "What was said to staff and customers, and what became of it")
class SequencesController {

  private final Sequences sequences;
  private final CurrentActor current;
  private final ZoneId zone;

  SequencesController(Sequences sequences, CurrentActor current, ZoneId zone) {
    this.sequences = sequences;
    this.current = current;
    this.zone = zone;
  }

  /** All of them. */
  record SequencesJson(List<SequenceJson> items) {}

  /**
   * One of them.
   *
   * @param state running, done, reached, stopped or gone
   * @param said how many of its steps were taken
   * @param due when the next one comes; null once it is over
   */
  record SequenceJson(
      String id,
      String sequence,
      String state,
      int said,
      @Nullable String startedAt,
      @Nullable String due,
      @Nullable String endedAt) {}

  @GetMapping
  @Operation(summary = "The message sequences of a record, the latest first")
  SequencesJson list(@PathVariable String app, @PathVariable String form, @PathVariable String id) {
    return new SequencesJson(
        sequences.of(current.get(), QualifiedKey.of(app, form), id).stream()
            .map(this::json)
            .toList());
  }

  @PostMapping("/{run}/stop")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Ends a sequence that runs")
  void stop(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String id,
      @PathVariable String run) {
    sequences.stop(current.get(), QualifiedKey.of(app, form), id, run);
  }

  private SequenceJson json(SequenceRun run) {
    return new SequenceJson(
        run.id(),
        run.sequence().toString(),
        run.state().name().toLowerCase(Locale.ROOT),
        run.state() == SequenceRun.State.DONE ? run.next() + 1 : run.next(),
        Json.moment(run.startedAt(), zone),
        Json.moment(run.due(), zone),
        Json.moment(run.endedAt(), zone));
  }
}
