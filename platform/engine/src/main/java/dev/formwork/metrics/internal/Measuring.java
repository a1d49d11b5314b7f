package dev.formwork.metrics.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Department;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.Goal;
import dev.formwork.metrics.Light;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricValue;
import dev.formwork.records.Period;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.ReportService;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the value of a metric from its report, over all records: a metric is one number for all who
 * may see it, as it will be when it is frozen.
 */
@Component
public class Measuring {

  /** What rules are told is written into records, which have one language. */
  static final Locale TOLD_IN = Locale.SIMPLIFIED_CHINESE;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final ReportService reports;
  private final People people;
  private final Apps apps;

  Measuring(ReportService reports, People people, Apps apps) {
    this.reports = reports;
    this.people = people;
    this.apps = apps;
  }

  /** As it is now. */
  public MetricValue value(QualifiedKey key, Metric metric, String organisation, String period) {
    LocalDate first = metric.period().first(period).orElseThrow();
    BigDecimal value = measure(key, metric, organisation, first);
    return lit(metric, organisation, period, value, apps.live().parameters(key.app(), first));
  }

  /**
   * A value beside its target.
   *
   * @param parameters of the app on the first day of the period
   */
  public static MetricValue lit(
      Metric metric,
      String organisation,
      String period,
      @Nullable BigDecimal value,
      Map<String, Object> parameters) {
    LocalDate first = metric.period().first(period).orElseThrow();
    Optional<Goal> goal = Goal.of(metric, organisation, first, parameters);
    return new MetricValue(
        organisation,
        period,
        value,
        goal.map(Goal::value).orElse(null),
        goal.map(Goal::to).orElse(null),
        goal.map(each -> each.light(metric, value)).orElse(Light.NONE),
        null,
        List.of());
  }

  private @Nullable BigDecimal measure(
      QualifiedKey key, Metric metric, String organisation, LocalDate first) {
    var platform = new Actor(Person.platform(), people.organisation());
    Condition counted = counted(metric, organisation, first, platform.organisation());
    ReportResult result = reports.run(platform, metric.reportIn(key.app()), counted);
    return result.rows().isEmpty()
        ? null
        : number(metric, result.rows().getFirst().values().get(column(metric, result)));
  }

  /** What counts for an organisation in the period that begins on a day. */
  public static Condition counted(
      Metric metric, String organisation, LocalDate first, Organisation all) {
    var filter = new ArrayList<>(within(metric, first));
    if (!organisation.isEmpty()) {
      filter.add(of(metric, organisation, all));
    }
    return new Condition.All(filter);
  }

  /** A number of the report as the metric counts it. */
  public static @Nullable BigDecimal number(Metric metric, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    var number = new BigDecimal(value.toString());
    return metric.countedIn() == Metric.Unit.PERCENT ? number.multiply(HUNDRED) : number;
  }

  private static List<Condition> within(Metric metric, LocalDate first) {
    String date = metric.date().value();
    return List.of(
        Condition.of(date, Operator.GTE, first.toString()),
        Condition.of(date, Operator.LT, metric.period().next(first).toString()));
  }

  private static Condition of(Metric metric, String organisation, Organisation all) {
    return switch (metric.toldApartBy()) {
      case NONE, STORE -> Condition.of("store", Operator.EQ, organisation);
      case DEPARTMENT ->
          Condition.of(
              "department",
              Operator.IN,
              all.tree(DefinitionKey.of(organisation)).stream()
                  .map(DefinitionKey::value)
                  .sorted()
                  .toList());
    };
  }

  /** Which column of the answer is meant. */
  public static int column(Metric metric, ReportResult result) {
    for (int i = 0; i < result.columns().size(); i++) {
      if (result.columns().get(i).key().equals(metric.measure())) {
        return i;
      }
    }
    return 0;
  }

  /** Whose values there are: everybody's first. */
  public List<String> organisations(Metric metric) {
    Stream<Department> own =
        switch (metric.toldApartBy()) {
          case NONE -> Stream.empty();
          case STORE -> people.organisation().departments().stream().filter(Department::store);
          case DEPARTMENT -> people.organisation().departments().stream();
        };
    return Stream.concat(Stream.of(""), own.map(each -> each.key().value())).toList();
  }

  /** What people call an organisation, in the language of the titles that rules are told. */
  String title(String organisation) {
    return organisation.isEmpty()
        ? ""
        : people
            .organisation()
            .department(DefinitionKey.of(organisation))
            .map(each -> each.title().in(TOLD_IN))
            .orElse(organisation);
  }

  /** Who answers for it there: of a role, who holds it nearest. */
  public Optional<Person> owner(Metric metric, String organisation) {
    Organisation all = people.organisation();
    return switch (metric.owner()) {
      case null -> Optional.empty();
      case Metric.Owner.One(var username) -> all.personNamed(username).filter(Person::active);
      case Metric.Owner.OfRole(var role) ->
          path(all, organisation)
              .flatMap(each -> all.holders(role, List.of(each)).stream())
              .findFirst()
              .or(() -> all.holders(role).stream().findFirst());
    };
  }

  private static Stream<DefinitionKey> path(Organisation all, String organisation) {
    return organisation.isEmpty()
        ? all.departments().stream().filter(each -> each.parent() == null).map(Department::key)
        : all.pathUp(DefinitionKey.of(organisation)).stream();
  }

  /** The key of the period that a day falls into. */
  public static String periodOf(Metric metric, LocalDate day) {
    return metric.period().of(day);
  }

  /** The period before. */
  public static String before(Period kind, String period) {
    return kind.of(kind.previous(kind.first(period).orElseThrow()));
  }
}
