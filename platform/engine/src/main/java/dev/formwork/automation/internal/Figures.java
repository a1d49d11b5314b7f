package dev.formwork.automation.internal;

import dev.formwork.automation.RuleMetrics;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Period;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.ReportService;
import dev.formwork.rules.Bound;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.Operator;
import dev.formwork.rules.ValueSource;
import dev.formwork.triggers.MetricInput;
import dev.formwork.triggers.ReportRows;
import dev.formwork.triggers.RulePeriod;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What runs take of reports and metrics. The platform asks, so all records count; dates and periods
 * count from the moment that the run is for, however late it is.
 */
@Component
class Figures {

  private final ReportService reports;
  private final ObjectProvider<RuleMetrics> metrics;
  private final RuleActs acts;
  private final People people;
  private final ZoneId zone;

  Figures(
      ReportService reports,
      ObjectProvider<RuleMetrics> metrics,
      RuleActs acts,
      People people,
      ZoneId zone) {
    this.reports = reports;
    this.metrics = metrics;
    this.acts = acts;
    this.people = people;
    this.zone = zone;
  }

  /**
   * A row of a report.
   *
   * @param id tells it from the others, the same whenever it is asked for
   * @param each its values by column
   */
  record Row(String id, Map<String, Object> each) {}

  /** The deed with the rule's period, and the metrics that are the same for all that it makes. */
  Deed seen(Deed deed) {
    if (deed.rule().period() == null && deed.rule().metrics().isEmpty()) {
      return deed;
    }
    var more = new LinkedHashMap<String, Object>();
    Span span = span(deed);
    if (span != null) {
      more.put(
          RuleSubject.PERIOD,
          Map.of("key", span.key(), "first", span.first(), "last", span.last()));
    }
    Deed known = deed.with(more);
    var values = new LinkedHashMap<String, Object>();
    deed.rule()
        .metrics()
        .forEach((name, input) -> {
          if (input.sameForAll() || !deed.makesMany()) {
            values.put(name.value(), value(known, input, Map.of()));
          }
        });
    more.put(RuleSubject.METRICS, values);
    return deed.with(more);
  }

  /** The same for what something is made for: with the metrics that it tells. */
  Deed seen(Deed deed, Map<String, Object> each) {
    if (!deed.makesMany()
        || deed.rule().metrics().values().stream().allMatch(MetricInput::sameForAll)) {
      return deed;
    }
    var values = new LinkedHashMap<String, Object>();
    if (deed.more().get(RuleSubject.METRICS) instanceof Map<?, ?> known) {
      known.forEach((key, value) -> values.put(String.valueOf(key), value));
    }
    deed.rule()
        .metrics()
        .forEach((name, input) -> {
          if (!input.sameForAll()) {
            values.put(name.value(), value(deed, input, each));
          }
        });
    var more = new LinkedHashMap<>(deed.more());
    more.put(RuleSubject.METRICS, values);
    return deed.with(more);
  }

  // --- Metrics -----------------------------------------------------------------------------------

  private Map<String, Object> value(Deed deed, MetricInput input, Map<String, Object> each) {
    RuleMetrics known = metrics.getIfAvailable();
    if (known == null) {
      throw new Refusal.Conflict(Problem.error("rule.metric.nobody", ""));
    }
    String organisation = text(deed, input.organisation(), each);
    String named = text(deed, input.period(), each);
    Span span = span(deed);
    boolean ofRule = input.back() == null && span != null;
    LocalDate day = ofRule && span != null ? span.last() : today(deed);
    int back = input.back() != null ? input.back() : ofRule ? 0 : 1;
    QualifiedKey metric = QualifiedKey.parse(input.metric(), deed.run().rule().app());
    RuleMetrics.Figure figure =
        known.value(
            new RuleMetrics.Asked(
                metric, organisation, named.isEmpty() ? null : named, day, back, input.frozen()));
    if (input.frozen() && !figure.frozen()) {
      throw new Refusal.Conflict(
          Problem.error("rule.metric.moving", "")
              .with("metric", metric.toString())
              .with("period", figure.period()));
    }
    return told(figure, organisation);
  }

  private String text(Deed deed, @Nullable ValueSource source, Map<String, Object> each) {
    if (source == null) {
      return "";
    }
    return deed.text(acts, source, each).orElse("");
  }

  private static Map<String, Object> told(RuleMetrics.Figure figure, String organisation) {
    var told = new LinkedHashMap<String, Object>();
    told.put("period", figure.period());
    told.put("organisation", organisation);
    told.put("light", figure.light());
    told.put("frozen", figure.frozen());
    put(told, "value", figure.value());
    put(told, "target", figure.target());
    put(told, "to", figure.to());
    return told;
  }

  private static void put(Map<String, Object> told, String key, @Nullable Object value) {
    if (value != null) {
      told.put(key, value);
    }
  }

  // --- The period --------------------------------------------------------------------------------

  /** A period of the calendar. */
  private record Span(String key, LocalDate first, LocalDate last) {}

  private @Nullable Span span(Deed deed) {
    RulePeriod period = deed.rule().period();
    if (period == null) {
      return null;
    }
    Period unit = Period.valueOf(period.unit().name());
    LocalDate first = unit.first(unit.of(today(deed))).orElseThrow();
    for (int i = 0; i < period.back(); i++) {
      first = unit.previous(first);
    }
    return new Span(unit.of(first), first, unit.next(first).minusDays(1));
  }

  private LocalDate today(Deed deed) {
    return deed.run().at().atZone(zone).toLocalDate();
  }

  // --- Reports -----------------------------------------------------------------------------------

  /**
   * The rows that are meant, in the order of the report; refuses where there are more than most.
   */
  List<Row> rows(Deed deed, ReportRows wanted, int most) {
    QualifiedKey key = wanted.reportIn(deed.run().rule().app());
    var platform = new Actor(Person.platform(), people.organisation());
    ReportResult result = reports.rows(platform, key, filter(deed, wanted), deed.run().at(), most);
    if (result.more()) {
      throw new Refusal.Invalid(
          Problem.error("rule.rows.too-many", "").with("of", key.toString()).with("most", most));
    }
    refuseUnknown(wanted, result);
    var rows = new ArrayList<Row>();
    for (AggregateRow row : result.rows()) {
      Map<String, Object> each = each(result, row);
      if (!row.isRest() && holds(deed, wanted.when(), each)) {
        rows.add(new Row(id(row), each));
      }
    }
    return rows;
  }

  private Condition filter(Deed deed, ReportRows wanted) {
    var parts = new ArrayList<Condition>();
    Span span = span(deed);
    if (wanted.date() != null && span != null) {
      String date = wanted.date().value();
      parts.add(Condition.of(date, Operator.GTE, span.first().toString()));
      parts.add(Condition.of(date, Operator.LT, span.last().plusDays(1).toString()));
    }
    Condition where = wanted.where();
    if (where != null) {
      parts.add(acts.evaluate(deed.about(), context -> Bound.to(where, context)));
    }
    return new Condition.All(parts);
  }

  private boolean holds(Deed deed, @Nullable Condition when, Map<String, Object> each) {
    return when == null
        || acts.evaluate(
            deed.about(each), context -> ConditionEvaluator.test(when, context.withRow(each)));
  }

  private static void refuseUnknown(ReportRows wanted, ReportResult result) {
    if (wanted.when() != null) {
      var columns = result.columns().stream().map(ReportResult.Column::key).toList();
      for (Mentions.Named named : Mentions.of(wanted.when(), "").fields()) {
        if (!columns.contains(named.field())) {
          throw new Refusal.Invalid(
              Problem.error("rule.report.column", "")
                  .with("column", named.field().value())
                  .with("report", wanted.key()));
        }
      }
    }
  }

  private static Map<String, Object> each(ReportResult result, AggregateRow row) {
    var each = new LinkedHashMap<String, Object>();
    int dimensions = result.dimensions();
    for (int i = 0; i < result.columns().size(); i++) {
      FieldKey key = result.columns().get(i).key();
      Object value =
          i < dimensions ? row.groups().get(i).value() : row.values().get(i - dimensions);
      put(each, key.value(), value);
    }
    return each;
  }

  /** What tells a row: the values of its dimensions, each with its length before it. */
  private static String id(AggregateRow row) {
    var id = new StringBuilder("row");
    row.groups()
        .forEach(label -> {
          String value = label.value() == null ? "" : label.value().toString();
          id.append(':').append(value.length()).append(':').append(value);
        });
    return id.toString();
  }
}
