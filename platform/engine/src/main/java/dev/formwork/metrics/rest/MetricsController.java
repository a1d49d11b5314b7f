package dev.formwork.metrics.rest;

import dev.formwork.api.Json;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricService;
import dev.formwork.metrics.MetricValue;
import dev.formwork.metrics.MetricView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Metrics of an app. */
@RestController
@Tag(name = "Metrics", description = "Numbers with targets; those of closed periods are frozen")
class MetricsController {

  private final MetricService metrics;
  private final CurrentActor current;
  private final ZoneId zone;

  MetricsController(MetricService metrics, CurrentActor current, ZoneId zone) {
    this.metrics = metrics;
    this.current = current;
    this.zone = zone;
  }

  /**
   * A metric.
   *
   * @param direction up, down or band: which way is good
   */
  record MetricJson(
      String key,
      String title,
      String help,
      String report,
      String unit,
      String period,
      String direction,
      boolean mayRestate,
      List<LineJson> organisations) {}

  /**
   * The values of one organisation, the earliest first; the last one still runs.
   *
   * @param organisation key of a department; empty for all
   * @param owner username
   */
  record LineJson(
      String organisation, String title, @Nullable String owner, List<ValueJson> values) {}

  /**
   * The value of a period.
   *
   * @param light green, amber, red or none
   * @param frozenAt when the period closed; absent while its value moves
   */
  record ValueJson(
      String period,
      @Nullable BigDecimal value,
      @Nullable BigDecimal target,
      @Nullable BigDecimal to,
      String light,
      @Nullable String frozenAt,
      List<RestatementJson> restatements) {}

  /** A change of a frozen value, and what it was before. */
  record RestatementJson(
      @Nullable String at, String by, String reason, @Nullable BigDecimal before) {}

  /**
   * What is to be counted anew.
   *
   * @param organisation absent for all
   */
  record Restate(@Nullable String organisation, @Nullable String period, @Nullable String reason) {}

  @GetMapping("/api/v1/apps/{app}/metrics/{metric}")
  @Operation(summary = "A metric with its last thirteen periods")
  MetricJson open(@PathVariable String app, @PathVariable String metric) {
    Actor actor = current.get();
    MetricView view = metrics.open(actor, key(app, metric));
    Metric known = view.metric();
    return new MetricJson(
        known.key().value(),
        known.title().in(actor.locale()),
        known.help().in(actor.locale()),
        known.report(),
        word(known.countedIn()),
        word(known.period()),
        word(known.goodIs()),
        view.mayRestate(),
        view.lines().stream().map(line -> json(line, actor.locale())).toList());
  }

  @PostMapping("/api/v1/apps/{app}/metrics/{metric}/restatements")
  @Operation(
      summary = "Count a frozen value anew",
      description = "For the metric's owner and administrators; the reason is kept.")
  ValueJson restate(
      @PathVariable String app, @PathVariable String metric, @RequestBody Restate asked) {
    return json(
        metrics.restate(
            current.get(),
            key(app, metric),
            Objects.requireNonNullElse(asked.organisation(), ""),
            Objects.requireNonNullElse(asked.period(), ""),
            Objects.requireNonNullElse(asked.reason(), "")));
  }

  private LineJson json(MetricView.Line line, Locale locale) {
    Person owner = line.owner();
    return new LineJson(
        line.organisation(),
        line.title().in(locale),
        owner == null ? null : owner.username(),
        line.values().stream().map(this::json).toList());
  }

  private ValueJson json(MetricValue value) {
    return new ValueJson(
        value.period(),
        value.value(),
        value.target(),
        value.to(),
        word(value.light()),
        Json.moment(value.frozenAt(), zone),
        value.restatements().stream()
            .map(each ->
                new RestatementJson(
                    Json.moment(each.at(), zone), each.by(), each.reason(), each.before()))
            .toList());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static QualifiedKey key(String app, String metric) {
    try {
      return QualifiedKey.of(app, metric);
    } catch (IllegalArgumentException notAKey) {
      throw new Refusal.NotFound("definitions.metric.not-found");
    }
  }
}
