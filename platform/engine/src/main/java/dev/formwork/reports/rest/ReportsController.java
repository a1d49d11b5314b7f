package dev.formwork.reports.rest;

import dev.formwork.api.Json;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.FilterText;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.ReportService;
import dev.formwork.reports.Trend;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports of an app. */
@RestController
@Tag(name = "Reports", description = "Each number counts only what the caller may see")
class ReportsController {

  private final ReportService reports;
  private final CurrentActor current;
  private final ZoneId zone;

  ReportsController(ReportService reports, CurrentActor current, ZoneId zone) {
    this.reports = reports;
    this.current = current;
    this.zone = zone;
  }

  /** What a column holds: text, period, integer, decimal, money, date or date-time. */
  record Column(String key, String title, String kind) {}

  /** The answer of a report; more says that its limit left rows out. */
  record Answer(
      List<Column> columns,
      List<List<@Nullable Object>> rows,
      boolean more,
      @Nullable Line trend) {}

  /** A line through the rows: what it rises in a period, and what it says of those to come. */
  record Line(String measure, BigDecimal slope, @Nullable BigDecimal error, List<Ahead> ahead) {}

  /** What is to be expected of a period, give or take one standard error. */
  record Ahead(String period, BigDecimal value, @Nullable BigDecimal error) {}

  @GetMapping("/api/v1/apps/{app}/reports/{report:[^.]+}")
  @Operation(summary = "Run a report", description = "filter narrows it, as in a list of records.")
  Answer run(
      @PathVariable String app,
      @PathVariable String report,
      @RequestParam(required = false) @Nullable String filter) {
    Actor actor = current.get();
    ReportResult result = reports.run(actor, key(app, report), FilterText.read(filter));
    var columns =
        result.columns().stream()
            .map(column ->
                new Column(
                    column.key().value(),
                    column.title().in(actor.locale()),
                    column.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .toList();
    var rows = result.rows().stream().map(row -> row(row, actor.locale())).toList();
    return new Answer(columns, rows, result.more(), line(result.trend(), actor.locale()));
  }

  private static @Nullable Line line(@Nullable Trend trend, Locale locale) {
    if (trend == null) {
      return null;
    }
    var ahead =
        trend.ahead().stream()
            .map(
                point -> new Ahead(point.period().title().in(locale), point.value(), point.error()))
            .toList();
    return new Line(trend.measure().value(), trend.slope(), trend.error(), ahead);
  }

  private List<@Nullable Object> row(AggregateRow row, Locale locale) {
    var cells = new ArrayList<@Nullable Object>();
    row.groups().forEach(label -> cells.add(label.title().in(locale)));
    row.values().forEach(value -> cells.add(Json.value(value, zone)));
    return cells;
  }

  static QualifiedKey key(String app, String report) {
    try {
      return new QualifiedKey(DefinitionKey.of(app), DefinitionKey.of(report));
    } catch (IllegalArgumentException notAKey) {
      throw new Refusal.NotFound("definitions.report.not-found");
    }
  }
}
