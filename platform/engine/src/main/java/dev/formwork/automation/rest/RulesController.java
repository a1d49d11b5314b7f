package dev.formwork.automation.rest;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.automation.Rules;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules of an app. */
@RestController
@RequestMapping("/api/v1/apps/{app}/rules")
@Tag(
    name = "Rules",
    description = "What rules have done, would do, and left undone; for administrators")
class RulesController {

  private final Rules rules;
  private final CurrentActor current;
  private final ZoneId zone;

  RulesController(Rules rules, CurrentActor current, ZoneId zone) {
    this.rules = rules;
    this.current = current;
    this.zone = zone;
  }

  /** All of them. */
  record RulesJson(List<RuleJson> items) {}

  /**
   * One of them.
   *
   * @param trigger the kind of what it waits for
   * @param next when a schedule comes, the next seven times
   */
  record RuleJson(
      String key,
      Map<String, String> title,
      @Nullable String form,
      boolean off,
      String trigger,
      List<OffsetDateTime> next) {}

  @GetMapping
  @Operation(summary = "The live rules of an app")
  RulesJson list(@PathVariable String app) {
    if (!DefinitionKey.isKey(app)) {
      throw new Refusal.NotFound(Problem.error("definitions.app.not-found", "").with("app", app));
    }
    return new RulesJson(
        rules.of(current.get(), DefinitionKey.of(app)).stream().map(this::json).toList());
  }

  private RuleJson json(Rules.Live live) {
    JsonTypeName kind = live.rule().trigger().getClass().getAnnotation(JsonTypeName.class);
    return new RuleJson(
        live.key().key().value(),
        live.title().byLanguage(),
        live.rule().form(),
        live.off(),
        kind == null ? "" : kind.value(),
        live.next().stream().map(at -> at.atZone(zone).toOffsetDateTime()).toList());
  }
}
