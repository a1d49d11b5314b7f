package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordQuery;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class OpeningADashboardTest {

  @Autowired Sales allSales;
  @Autowired DashboardService dashboards;

  Sales.Opened sales;

  @BeforeEach
  void open() {
    sales = allSales.open();
    sales.figures(
        """
        dimensions: [{key: channel, field: channel}]
        measures:
          - {key: sales, title: Sales, kind: count}
          - {key: total, title: Total, kind: sum, field: price}
        """);
    sales.publish(
        "report",
        "profits",
        """
        key: profits
        title: Profits
        form: sale
        measures: [{key: profit, title: Profit, kind: sum, field: profit}]
        """);
    sales.publish(
        "dashboard",
        "page",
        """
        key: page
        title: Page
        filters: [{key: channel, form: sale, field: channel}]
        tiles:
          - {key: by-channel, title: By channel, report: figures, measure: total, kind: bar, span: 8}
          - {key: first, title: First measure, report: figures, kind: pie, span: 4}
          - {key: all, title: All, report: figures, kind: table}
          - {key: profit, title: Profit, report: profits, kind: number, span: 3}
        """);
    for (String role : List.of("supervisor", "manager")) {
      String fields = role.equals("manager") ? ", fields: {cost: hidden, profit: hidden}" : "";
      sales.publish(
          "role",
          role,
          Sales.role(role, "store", fields) + "  - {report: profits}\n  - {dashboard: page}\n");
    }
    sales.sale("mira", "2026-03-01T04:00:00Z", Map.of("channel", "web", "price", "100.50"));
    sales.sale("mira", "2026-03-01T04:00:00Z", Map.of("channel", "shop", "price", 7));
  }

  @Test
  void showsTheTilesWhoseReportTheActorMayRun() {
    assertThat(tiles("sun")).containsExactly("by-channel", "first", "all", "profit");
    assertThat(tiles("wang")).containsExactly("by-channel", "first", "all");
    assertThat(dashboards.dashboards(sales.actor("wang")))
        .anyMatch(each -> each.key().equals(sales.key("page")));
  }

  @Test
  void isOpenedOnlyByThoseWhoAreGrantedIt() {
    assertThatThrownBy(() -> tiles("mira"))
        .isInstanceOf(Refusal.Forbidden.class)
        .hasMessageContaining("access.dashboard.not-granted");
    assertThat(dashboards.dashboards(sales.actor("mira")))
        .noneMatch(each -> each.key().equals(sales.key("page")));
    assertThatThrownBy(() -> dashboards.open(sales.actor("root"), sales.key("no-such")))
        .isInstanceOf(Refusal.NotFound.class)
        .hasMessageContaining("dashboard.not-found");
  }

  @Test
  void showsInATileTheMeasureThatItIsAbout() {
    assertThat(columns("by-channel")).containsExactly("channel", "total");
    assertThat(columns("first")).containsExactly("channel", "sales");
    assertThat(columns("all")).containsExactly("channel", "sales", "total");
    assertThat(tile("sun", "by-channel", Condition.ALWAYS).rows())
        .extracting(row -> row.values().getFirst())
        .containsExactly(new BigDecimal("7.00"), new BigDecimal("100.50"));
    assertThatThrownBy(() -> tile("wang", "profit", Condition.ALWAYS))
        .isInstanceOf(Refusal.NotFound.class)
        .hasMessageContaining("dashboard.tile.not-found");
  }

  @Test
  void takesAParameterInHundredthsWhereAShareIsShown() {
    sales.publish(
        "pack",
        sales.shop.app.value(),
        """
        key: %s
        title: Sales
        version: 1.0.1
        parameters:
          - {key: bigOrder, title: Big, type: decimal, default: 500000}
          - {key: goal, title: Goal, type: integer, default: 85}
        """
            .formatted(sales.shop.app.value()));
    sales.publish(
        "report",
        "rates",
        """
        key: rates
        title: Rates
        form: sale
        measures:
          - {key: sales, title: Sales, kind: count}
          - {key: web, title: Web, kind: count, filter: {field: channel, op: eq, value: web}}
          - {key: rate, title: Rate, kind: ratio, of: web, per: sales, format: percent}
        """);
    sales.publish(
        "dashboard",
        "page",
        """
        key: page
        title: Page
        tiles:
          - {key: rate, title: Rate, report: rates, measure: rate, kind: number, target: {parameter: goal}}
          - {key: part, title: Part, report: rates, measure: rate, kind: number, target: {value: 0.85}}
          - {key: sales, title: Sales, report: rates, measure: sales, kind: number, target: {parameter: goal}}
        """);

    assertThat(dashboards.open(sales.actor("root"), sales.key("page")).tiles())
        .extracting(DashboardView.Shown::aim)
        .containsExactly(new BigDecimal("0.85"), new BigDecimal("0.85"), new BigDecimal("85"));
  }

  @Test
  void takesAFilterOfThePage() {
    var web = Condition.of("channel", Operator.EQ, "web");

    assertThat(tile("sun", "first", web).rows()).hasSize(1);
  }

  @Test
  void narrowsByWhatThePageHasFiltersFor() {
    DashboardView page = dashboards.open(sales.actor("sun"), sales.key("page"));

    assertThat(page.filters()).extracting(each -> each.key().value()).containsExactly("channel");
    assertThat(page.find(DefinitionKey.of("profit")).orElseThrow().filters())
        .containsExactly(FieldKey.of("channel"));
    assertThat(dashboards.values(sales.actor("sun"), sales.key("page"), FieldKey.of("channel")))
        .extracting(label -> label.value() + ":" + label.title().in(Locale.ENGLISH))
        .containsExactlyInAnyOrder("web:Web", "shop:Shop");
    assertThatThrownBy(
            () -> dashboards.values(sales.actor("sun"), sales.key("page"), FieldKey.of("cost")))
        .isInstanceOf(Refusal.NotFound.class)
        .hasMessageContaining("dashboard.filter.not-found");
  }

  @Test
  void findsValuesThatAreTooRareToBeOfferedByWhatTheyAreCalled() {
    publishPageWith("model", "customer", "helper", "quantity");
    for (int i = 0; i < FilterValues.MOST; i++) {
      sales.sale("mira", "2026-03-01T04:00:00Z", Map.of("model", "Model " + i, "price", 1));
    }
    sales.sale("mira", "2026-03-01T04:00:00Z", Map.of("model", "Rare Bird", "price", 1));

    assertThat(called("sun", "model", ""))
        .hasSize(FilterValues.MOST - 1) // and "none"
        .doesNotContain("Rare Bird");
    assertThat(called("sun", "model", " rare b ")).containsExactly("Rare Bird");
    assertThat(called("sun", "model", "no such")).isEmpty();
  }

  @Test
  void findsRelatedRecordsPeopleAndNumbersByTheirNames() {
    publishPageWith("model", "customer", "helper", "quantity");
    String li = sales.customer("mira", "Li Na", "13900000001");
    String he = sales.customer("mira", "He Xi", "13900000002");
    sales.sale("mira", "2026-03-01T04:00:00Z", Map.of("customer", li, "quantity", 12));
    sales.sale("mira", "2026-03-01T04:00:00Z", Map.of("customer", he, "helper", "p-otto"));

    assertThat(called("sun", "customer", "li n")).containsExactly("Li Na");
    assertThat(called("sun", "helper", "OTT")).containsExactly("otto");
    assertThat(called("sun", "quantity", "12")).containsExactly("12");
    assertThat(called("sun", "quantity", "13")).isEmpty();
  }

  @Test
  void findsNothingThatOnlyOthersMaySee() {
    publishPageWith("model", "customer", "helper", "quantity");
    String wu = sales.customer("otto", "Wu Di", "13900000003");
    sales.sale("otto", "2026-03-01T04:00:00Z", Map.of("model", "Far away", "customer", wu));

    assertThat(called("sun", "model", "far")).isEmpty();
    assertThat(called("sun", "customer", "wu")).isEmpty();
  }

  private void publishPageWith(String... fields) {
    String filters =
        Stream.of(fields)
            .map(field -> "{key: %1$s, form: sale, field: %1$s}".formatted(field))
            .collect(Collectors.joining(", "));
    sales.publish(
        "dashboard",
        "page",
        """
        key: page
        title: Page
        filters: [%s]
        tiles: [{key: first, title: First, report: figures, kind: pie}]
        """
            .formatted(filters));
  }

  private List<String> called(String username, String filter, String words) {
    return dashboards
        .values(sales.actor(username), sales.key("page"), FieldKey.of(filter), words)
        .stream()
        .filter(label -> label.value() != null)
        .map(label -> label.title().in(Locale.ENGLISH))
        .toList();
  }

  /** What is hidden from somebody narrows nothing for him, as it would tell of its values. */
  @Test
  void offersNoFilterOverAFieldThatIsHidden() {
    sales.publish(
        "dashboard",
        "page",
        """
        key: page
        title: Page
        filters: [{key: sold, form: sale, field: helper}]
        tiles: [{key: first, title: First, report: figures, kind: pie}]
        """);
    sales.publish(
        "role",
        "manager",
        Sales.role("manager", "store", ", fields: {helper: hidden}") + "  - {dashboard: page}\n");

    assertThat(dashboards.open(sales.actor("sun"), sales.key("page")).filters()).hasSize(1);
    assertThat(dashboards.open(sales.actor("wang"), sales.key("page")).filters()).isEmpty();
    assertThatThrownBy(
            () -> dashboards.values(sales.actor("wang"), sales.key("page"), FieldKey.of("sold")))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void countsTotalsOfTheRecordsAndNotOfOtherNumbers() {
    sales.publish(
        "dashboard",
        "page",
        """
        key: page
        title: Page
        tiles: [{key: cross, title: Cross, report: figures, kind: table}]
        """);
    sales.figures(
        """
        dimensions: [{key: model, field: model}, {key: channel, field: channel}]
        measures: [{key: average, title: Average, kind: avg, field: price}]
        limit: 2
        """);
    var prices = new ArrayList<Sold>();
    var random = new Random(20260301);
    for (int i = 0; i < 40; i++) {
      var sold =
          new Sold(
              List.of("A", "B", "C").get(random.nextInt(3)),
              random.nextInt(4) > 0 ? "web" : "shop",
              random.nextInt(1000));
      prices.add(sold);
      sales.sale(
          "mira",
          "2026-03-01T04:00:00Z",
          Map.of("model", sold.model(), "channel", sold.channel(), "price", sold.price()));
    }

    for (String model : List.of("A", "B", "C")) {
      assertThat(total("model", model))
          .isEqualByComparingTo(mean(prices, sold -> sold.model().equals(model)));
    }
    assertThat(total("", "")).isEqualByComparingTo(mean(prices, _ -> true));
  }

  private record Sold(String model, String channel, int price) {}

  /** The slow way: one after the other. */
  private static BigDecimal mean(List<Sold> all, Predicate<Sold> wanted) {
    var sum = new BigDecimal("0.00");
    int count = 0;
    for (Sold sold : all) {
      if (wanted.test(sold)) {
        sum = sum.add(BigDecimal.valueOf(sold.price()));
        count++;
      }
    }
    return sum.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
  }

  /** The total of a value of a dimension, or of everything. */
  private BigDecimal total(String dimension, String value) {
    var priced = Condition.of("model", Operator.IN, List.of("A", "B", "C"));
    List<FieldKey> kept = dimension.isEmpty() ? List.of() : List.of(FieldKey.of(dimension));
    ReportResult totals =
        dashboards.total(
            sales.actor("sun"), sales.key("page"), DefinitionKey.of("cross"), priced, kept);
    return totals.rows().stream()
        .filter(row -> kept.isEmpty() || value.equals(row.groups().getFirst().value()))
        .map(row -> (BigDecimal) row.values().getFirst())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void listsTheRecordsBehindAPartOfATile() {
    var priced = Condition.of("price", Operator.GT, 5);
    var web = Map.of(FieldKey.of("channel"), "web");
    RecordQuery query =
        dashboards
            .open(sales.actor("sun"), sales.key("page"))
            .find(DefinitionKey.of("first"))
            .map(DashboardView.Shown::source)
            .orElseThrow()
            .records(priced, web);

    assertThat(sales.records().query(sales.actor("sun"), query).rows()).hasSize(1);
    assertThat(query.filter())
        .isEqualTo(Condition.all(priced, Condition.of("channel", Operator.EQ, "web")));
  }

  private ReportResult tile(String username, String tile, Condition filter) {
    return dashboards.tile(
        sales.actor(username), sales.key("page"), DefinitionKey.of(tile), filter);
  }

  private List<String> columns(String tile) {
    return tile("sun", tile, Condition.ALWAYS).columns().stream()
        .map(ReportResult.Column::key)
        .map(FieldKey::value)
        .toList();
  }

  private List<String> tiles(String username) {
    return dashboards.open(sales.actor(username), sales.key("page")).tiles().stream()
        .map(shown -> shown.tile().key().value())
        .toList();
  }
}
