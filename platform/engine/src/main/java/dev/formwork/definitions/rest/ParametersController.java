package dev.formwork.definitions.rest;

import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.ParameterChange;
import dev.formwork.definitions.ParameterHistory;
import dev.formwork.definitions.Parameters;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The parameters of an app: what holds, what held, what will. */
@RestController
@RequestMapping("/api/v1/apps/{app}/parameters")
@Tag(name = "Parameters", description = "Settings of an app that need no release")
class ParametersController {

  private final Parameters parameters;
  private final Apps apps;
  private final CurrentActor current;
  private final ZoneId zone;

  ParametersController(Parameters parameters, Apps apps, CurrentActor current, ZoneId zone) {
    this.parameters = parameters;
    this.apps = apps;
    this.current = current;
    this.zone = zone;
  }

  /** All of them. */
  record ParametersJson(List<ParameterJson> items) {}

  /**
   * One of them.
   *
   * @param value what holds today
   * @param byDefault what the pack says
   * @param changes what was set, the latest day first; the first ones may lie ahead
   */
  record ParameterJson(
      String key,
      String title,
      String type,
      Object value,
      Object byDefault,
      List<ChangeJson> changes) {}

  /**
   * One change.
   *
   * @param value null = back to the default
   * @param from the first day; null = since ever
   */
  record ChangeJson(
      @Nullable Object value,
      @Nullable LocalDate from,
      String by,
      OffsetDateTime at,
      String note) {}

  /**
   * What is to be changed.
   *
   * @param value null or absent = back to the default
   * @param from the first day; today where absent
   */
  record Wish(@Nullable Object value, @Nullable LocalDate from, @Nullable String note) {}

  @GetMapping
  @Operation(
      summary = "The parameters of an app with their history",
      description = "For administrators.")
  ParametersJson list(@PathVariable String app) {
    Actor actor = current.get();
    DefinitionKey key = app(app);
    ParameterHistory history = parameters.history(actor, key);
    Map<String, Object> values = parameters.values(key);
    return new ParametersJson(
        apps.current(key).manifest().parameters().stream()
            .map(each -> json(actor, each, values, history))
            .toList());
  }

  @PutMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Sets a parameter from a day on",
      description = "For administrators. What held before that day stays as it was.")
  void set(@PathVariable String app, @PathVariable String key, @RequestBody Wish wish) {
    parameters.set(
        current.get(),
        app(app),
        new Parameters.Wish(
            key(key), wish.value(), wish.from(), wish.note() == null ? "" : wish.note()));
  }

  @DeleteMapping("/{key}/changes/{from}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Takes back a change that does not count yet",
      description = "For administrators.")
  void takeBack(@PathVariable String app, @PathVariable String key, @PathVariable LocalDate from) {
    parameters.takeBack(current.get(), app(app), key(key), from);
  }

  private ParameterJson json(
      Actor actor,
      Manifest.Parameter parameter,
      Map<String, Object> values,
      ParameterHistory history) {
    return new ParameterJson(
        parameter.key().value(),
        parameter.title().in(actor.locale()),
        parameter.type().word(),
        values.getOrDefault(parameter.key().value(), parameter.defaultValue()),
        parameter.type().typed(parameter.defaultValue()),
        history.of(parameter.key()).stream().map(this::json).toList());
  }

  private ChangeJson json(ParameterChange change) {
    return new ChangeJson(
        change.value(),
        change.from(),
        change.by(),
        change.at().atZone(zone).toOffsetDateTime(),
        change.note());
  }

  /** What is no key at all is the key of nothing. */
  private static DefinitionKey app(String text) {
    try {
      return DefinitionKey.of(text);
    } catch (IllegalArgumentException malformed) {
      throw new Refusal.NotFound(Problem.error("definitions.app.not-found", "").with("app", text));
    }
  }

  private static FieldKey key(String text) {
    try {
      return FieldKey.of(text);
    } catch (IllegalArgumentException malformed) {
      throw new Refusal.NotFound(
          Problem.error("definitions.parameter.not-found", "").with("key", text));
    }
  }
}
