package dev.formwork.tasks.rest;

import dev.formwork.api.Json;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Delegation;
import dev.formwork.identity.Delegations;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who stands in for the caller, and for whom he stands in. */
@RestController
@RequestMapping("/api/v1/delegations")
@Tag(name = "Delegations", description = "Who stands in for whom")
class DelegationsController {

  private final Delegations delegations;
  private final CurrentActor current;
  private final Clock clock;
  private final ZoneId zone;

  DelegationsController(Delegations delegations, CurrentActor current, Clock clock, ZoneId zone) {
    this.delegations = delegations;
    this.current = current;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * A delegation; from now on without since, without end without until, for everything without app,
   * flow ({@code app/flow}) and form ({@code app/form}).
   */
  record DelegationJson(
      @Nullable String id,
      @Nullable String from,
      @Nullable String to,
      @Nullable String since,
      @Nullable String until,
      @Nullable String app,
      @Nullable String flow,
      @Nullable String form) {}

  @GetMapping
  @Operation(summary = "Who stands in for the caller, and for whom he stands in")
  List<DelegationJson> list() {
    return delegations.of(current.get()).stream().map(this::json).toList();
  }

  @PostMapping
  @Operation(summary = "Let somebody stand in")
  ResponseEntity<DelegationJson> begin(@RequestBody DelegationJson body) {
    Actor actor = current.get();
    Instant since = moment(body.since(), "since");
    var wanted =
        new Delegation(
            "",
            body.from() == null ? actor.id() : body.from(),
            body.to() == null ? "" : body.to(),
            since == null ? clock.instant() : since,
            moment(body.until(), "until"),
            app(body.app()),
            qualified(body.flow(), "flow"),
            qualified(body.form(), "form"));
    return ResponseEntity.status(HttpStatus.CREATED).body(json(delegations.begin(actor, wanted)));
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Take a delegation back")
  ResponseEntity<Void> end(@PathVariable String id) {
    delegations.end(current.get(), id);
    return ResponseEntity.noContent().build();
  }

  private DelegationJson json(Delegation delegation) {
    DefinitionKey app = delegation.app();
    QualifiedKey flow = delegation.flow();
    QualifiedKey form = delegation.form();
    return new DelegationJson(
        delegation.id(),
        delegation.from(),
        delegation.to(),
        Json.moment(delegation.since(), zone),
        Json.moment(delegation.until(), zone),
        app == null ? null : app.value(),
        flow == null ? null : flow.toString(),
        form == null ? null : form.toString());
  }

  private static @Nullable Instant moment(@Nullable String text, String parameter) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notAMoment) {
      throw bad(parameter);
    }
  }

  private static @Nullable DefinitionKey app(@Nullable String text) {
    try {
      return text == null ? null : DefinitionKey.of(text);
    } catch (IllegalArgumentException notAKey) {
      throw bad("app");
    }
  }

  private static @Nullable QualifiedKey qualified(@Nullable String text, String parameter) {
    try {
      return text == null ? null : QualifiedKey.parse(text);
    } catch (IllegalArgumentException notAKey) {
      throw bad(parameter);
    }
  }

  private static Refusal.Invalid bad(String parameter) {
    return new Refusal.Invalid(Problem.error("api.parameter.bad", parameter));
  }
}
