package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.formwork.EngineTest;
import dev.formwork.identity.Departments;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordService;
import dev.formwork.rules.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What reports make of their rows: ratios, windows, comparisons, a line and what lies ahead. */
@EngineTest
class DerivingNumbersTest {

  @Autowired Sales allSales;
  @Autowired ReportService reports;
  @Autowired RecordService records;
  @Autowired People people;
  @Autowired Departments departments;

  Sales.Opened sales;

  @BeforeEach
  void open() {
    sales = allSales.open();
  }

  @Test
  void dividesOneFilteredMeasureByAnother() {
    sale("2026-01-10", "web", 10);
    sale("2026-01-11", "web", 20);
    sale("2026-01-12", "shop", 30);

    ReportResult result =
        run(
            """
            measures:
              - {key: web, title: Web, kind: count, filter: {field: channel, op: eq, value: web}, hidden: true}
              - {key: sales, title: Sales, kind: count}
              - {key: rate, title: Rate, kind: ratio, of: web, per: sales}
            """);

    assertThat(keys(result)).containsExactly("sales", "rate");
    assertThat(result.rows().getFirst().values()).isEqualTo(List.of(3L, new BigDecimal("0.6667")));
    assertThat(result.columns().getLast().kind()).isEqualTo(ReportResult.Kind.PERCENT);
  }

  @Test
  void tellsTheShareOfAllEvenOfThoseBehindTheLimit() {
    sale("2026-01-10", "web", 10);
    sale("2026-01-11", "shop", 30);

    ReportResult result =
        run(
            """
            dimensions: [{key: channel, field: channel}]
            measures:
              - {key: total, title: Total, kind: sum, field: price}
              - {key: share, title: Share, kind: share, of: total}
            sort: [{by: share, direction: desc}]
            limit: 1
            """);

    assertThat(result.rows()).hasSize(1);
    assertThat(result.rows().getFirst().values().getLast()).isEqualTo(new BigDecimal("0.7500"));
    assertThat(result.more()).isTrue();
  }

  @Test
  void sumsUpTheRestAndOpensItsRecords() {
    List.of("A", "A", "A", "B", "B", "C", "D")
        .forEach(model ->
            sales.sale("mira", "2026-01-10T04:00:00Z", Map.of("model", model, "price", 10)));
    QualifiedKey key =
        sales.figures(
            """
            dimensions: [{key: model, field: model}]
            measures:
              - {key: sales, title: Sales, kind: count}
              - {key: models, title: Models, kind: distinct, field: model}
            sort: [{by: sales, direction: desc}]
            limit: 2
            rest: true
            """);

    ReportResult result = reports.run(sales.actor("mira"), key, Condition.ALWAYS);

    AggregateRow rest = result.rows().getLast();
    assertThat(rest.isRest()).isTrue();
    assertThat(rest.values()).isEqualTo(List.of(2L, 2L));
    var query =
        reports.drill(
            sales.actor("mira"),
            key,
            Condition.ALWAYS,
            rest.groups().stream().map(Label::value).toList());
    assertThat(records.query(sales.actor("mira"), query).rows())
        .extracting(row -> row.data().get("model"))
        .containsExactlyInAnyOrder("C", "D");
  }

  @Test
  void runsTotalsAndAveragesOverGapsToo() {
    sale("2026-01-10", "web", 10);
    sale("2026-03-10", "web", 20);

    ReportResult result =
        run(
            """
            dimensions: [{key: month, field: soldOn, bucket: month}]
            measures:
              - {key: total, title: Total, kind: sum, field: price}
              - {key: together, title: Together, kind: running-total, of: total}
              - {key: mean, title: Mean, kind: moving-average, of: total, window: 2}
            limit: 2
            """);

    assertThat(result.rows()).hasSize(2);
    assertThat(numbers(result.rows().get(0))).containsExactly("0", "10.00", "5.00");
    assertThat(numbers(result.rows().get(1))).containsExactly("20.00", "30.00", "10.00");
  }

  @Test
  void comparesWithThePeriodBeforeAndWithTheYearBefore() {
    sale("2025-02-10", "web", 40);
    sale("2026-01-10", "web", 10);
    sale("2026-02-10", "web", 30);
    String series =
        """
        dimensions: [{key: month, field: soldOn, bucket: month}]
        measures: [{key: total, title: Total, kind: sum, field: price}]
        limit: 1
        compare: %s
        """;

    ReportResult before = run(series.formatted("previous"));
    assertThat(keys(before))
        .containsExactly("month", "total", "totalBefore", "totalChange", "totalGrowth");
    assertThat(numbers(before.rows().getFirst()))
        .containsExactly("30.00", "10.00", "20.00", "2.0000");
    assertThat(numbers(run(series.formatted("year")).rows().getFirst()))
        .containsExactly("30.00", "40.00", "-10.00", "-0.2500");
  }

  @Test
  void comparesAPeriodWithoutASeries() {
    sale("2026-01-10", "web", 10);
    sale("2026-02-10", "web", 30);
    sale("2026-02-11", "shop", 5);
    long back =
        java.time.temporal.ChronoUnit.MONTHS.between(
            java.time.YearMonth.of(2026, 2), java.time.YearMonth.now(java.time.ZoneOffset.UTC));

    ReportResult result =
        run(
            """
            dimensions: [{key: channel, field: channel}]
            measures: [{key: total, title: Total, kind: sum, field: price}]
            sort: [{by: total, direction: desc}]
            period: {field: soldOn, unit: month, back: %d}
            compare: previous
            """
                .formatted(back));

    assertThat(numbers(result.rows().get(0))).containsExactly("30.00", "10.00", "20.00", "2.0000");
    assertThat(numbers(result.rows().get(1))).containsExactly("5.00", "0", "5.00", "null");
  }

  @Test
  void laysALineThroughASeries() {
    for (int month = 1; month <= 6; month++) {
      sale("2025-0%d-10".formatted(month), "web", 100 * month);
    }

    ReportResult result =
        run(
            """
            dimensions: [{key: month, field: soldOn, bucket: month}]
            measures: [{key: total, title: Total, kind: sum, field: price}]
            trend: {of: total, ahead: 2}
            """);

    Trend trend = java.util.Objects.requireNonNull(result.trend());
    assertThat(trend.slope()).isEqualByComparingTo("100");
    assertThat(trend.error()).isEqualByComparingTo("0");
    assertThat(trend.ahead())
        .extracting(each -> each.period().value() + "=" + each.value().intValueExact())
        .containsExactly("2025-07=700", "2025-08=800");
  }

  /** Against the textbook in floating point. */
  @Test
  void drawsTheLineOfLeastSquares() {
    var random = new Random(7);
    for (int round = 0; round < 50; round++) {
      int n = random.nextInt(3, 20);
      double[] y = random.doubles(n, -1_000, 1_000).map(v -> Math.round(v * 100) / 100.0).toArray();
      var labels = new ArrayList<Label>();
      for (int i = 0; i < n + 2; i++) {
        labels.add(new Label(i, LocalizedText.of("p" + i), null));
      }

      Trend trend =
          Trend.of(
              FieldKey.of("total"),
              labels,
              Arrays.stream(y).mapToObj(BigDecimal::valueOf).toList());

      double mx = (n - 1) / 2.0;
      double my = Arrays.stream(y).average().orElseThrow();
      double sxx = 0;
      double sxy = 0;
      for (int x = 0; x < n; x++) {
        sxx += (x - mx) * (x - mx);
        sxy += (x - mx) * (y[x] - my);
      }
      double b = sxy / sxx;
      double sse = 0;
      for (int x = 0; x < n; x++) {
        double off = y[x] - (my + b * (x - mx));
        sse += off * off;
      }
      double s = Math.sqrt(sse / (n - 2));
      double ahead = n + 1;
      assertThat(trend.ahead().get(1).value().doubleValue())
          .isCloseTo(my + b * (ahead - mx), within(0.01));
      assertThat(java.util.Objects.requireNonNull(trend.ahead().get(1).error()).doubleValue())
          .isCloseTo(s * Math.sqrt(1 + 1.0 / n + (ahead - mx) * (ahead - mx) / sxx), within(0.01));
    }
  }

  @Test
  void opensTheRowsOfRecordsOfRangesAndOfRelatedRecords() {
    String li = sales.shop.customer("Li Na", "13800001234");
    String wu = sales.shop.customer("Wu", "13800001235");
    sales.sale(
        "mira",
        "2026-01-10T04:00:00Z",
        Map.of("customer", li, "price", 10, "tags", List.of("a", "b")));
    sales.sale("mira", "2026-01-10T04:00:00Z", Map.of("customer", wu, "price", 150));
    sales.sale("mira", "2026-01-10T04:00:00Z", Map.of("tags", List.of("b")));
    for (String dimension :
        List.of(
            "{key: name, field: customer.name}",
            "{key: tag, field: tags}",
            "{key: since, field: customer.createdAt, bucket: month}",
            "{key: price, field: price, ranges: [{to: 100}, {}]}")) {
      QualifiedKey key =
          sales.figures(
              "dimensions: [" + dimension + "]\nmeasures: [{key: n, title: N, kind: count}]\n");
      var actor = sales.actor("mira");
      for (AggregateRow row : reports.run(actor, key, Condition.ALWAYS).rows()) {
        var groups = Arrays.asList(row.groups().stream().map(Label::value).toArray());
        RecordPage page = records.query(actor, reports.drill(actor, key, Condition.ALWAYS, groups));

        assertThat(page.count()).as("%s %s", dimension, groups).isEqualTo(row.values().getFirst());
      }
    }
  }

  @Test
  void countsHoursByTheCalendarAndThoseInWhichTheStoreIsOpen() {
    sales.publish(
        "calendar",
        "store-hours",
        """
        key: store-hours
        title: Store hours
        zone: Asia/Shanghai
        week: {monday: [09:00-18:00], tuesday: [09:00-18:00]}
        """);
    sales.sale("mira", "2026-03-02T09:00:00Z", Map.of("paidAt", "2026-03-03T02:00:00Z"));
    sales.sale("mira", "2026-03-02T09:00:00Z", Map.of("paidAt", "2026-03-01T02:00:00Z"));
    sales.sale("mira", "2026-03-02T09:00:00Z", Map.of());
    var root = sales.actor("root");
    var east = people.organisation().department(DefinitionKey.of("east")).orElseThrow();
    departments.save(root, east.openAs(sales.key("store-hours")));
    try {
      ReportResult result =
          run(
              """
              measures:
                - {key: all, title: All, kind: avg, between: {from: createdAt, to: paidAt}}
                - {key: open, title: Open, kind: sum, between: {from: createdAt, to: paidAt, time: opening}}
              """);

      assertThat(numbers(result.rows().getFirst())).containsExactly("17.00", "2.00");
      assertThat(result.columns().getFirst().kind()).isEqualTo(ReportResult.Kind.HOURS);
    } finally {
      departments.save(root, east);
    }
  }

  @Test
  void refusesWhatLiesBehindARelationThatIsClosed() {
    sales.publish(
        "role",
        "supervisor",
        Sales.role("supervisor", "department-tree", "")
            .replace(
                "[create, read], scope: store",
                "[create, read], scope: store, fields: {phone: masked}"));
    for (String figures :
        List.of(
            "dimensions: [{key: phone, field: customer.phone}]\n" + COUNT,
            "filter: {field: customer.phone, op: startsWith, value: '138'}\n" + COUNT,
            "measures: [{key: n, title: N, kind: distinct, field: customer.phone}]\n",
            "measures: [{key: n, title: N, kind: count, filter: {field: customer.phone, op: empty}}]\n")) {
      QualifiedKey key = sales.figures(figures);

      assertThatThrownBy(() -> reports.run(sales.actor("sun"), key, Condition.ALWAYS))
          .as(figures)
          .isInstanceOf(Refusal.Forbidden.class)
          .hasMessageContaining("report.field.forbidden at customer.phone");
      assertThat(reports.mayRun(sales.actor("sun"), key)).isFalse();
      assertThat(reports.mayRun(sales.actor("mira"), key)).isTrue();
    }
  }

  @Test
  void refusesColumnsOfRowsThatAreClosed() {
    sales.publish(
        "role",
        "supervisor",
        Sales.role("supervisor", "department-tree", ", fields: {lines.worth: hidden}"));
    QualifiedKey key =
        sales.figures(
            "rows: lines\nmeasures: [{key: n, title: N, kind: sum, field: lines.worth}]\n");

    assertThatThrownBy(() -> reports.run(sales.actor("sun"), key, Condition.ALWAYS))
        .hasMessageContaining("report.field.forbidden at lines.worth");
    assertThat(reports.run(sales.actor("mira"), key, Condition.ALWAYS).rows()).hasSize(1);
  }

  @Test
  void letsNobodyRunTooManyReportsWhileOthersGoOn() throws Exception {
    var turns = new Turns();
    var hold = new CountDownLatch(1);
    var running = new CountDownLatch(Turns.AT_A_TIME);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < Turns.AT_A_TIME + Turns.WAITING; i++) {
        threads.execute(() ->
            turns.in(
                sales.actor("mira"),
                () -> {
                  running.countDown();
                  return await(hold);
                }));
      }
      running.await();
      org.awaitility.Awaitility.await()
          .until(() -> turns.of(sales.actor("mira")) == Turns.AT_A_TIME + Turns.WAITING);
      assertThatThrownBy(() -> turns.in(sales.actor("mira"), () -> "late"))
          .isInstanceOf(Refusal.TooMuch.class)
          .hasMessageContaining("report.busy");
      assertThat(turns.in(sales.actor("sun"), () -> "soon")).isEqualTo("soon");
      hold.countDown();
    }
    assertThat(turns.in(sales.actor("mira"), () -> "again")).isEqualTo("again");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final String COUNT = "measures: [{key: n, title: N, kind: count}]\n";

  private void sale(String soldOn, String channel, int price) {
    sales.sale(
        "mira",
        "2026-01-10T04:00:00Z",
        Map.of("soldOn", soldOn, "channel", channel, "price", price));
  }

  private ReportResult run(String figures) {
    return reports.run(sales.actor("mira"), sales.figures(figures), Condition.ALWAYS);
  }

  private static List<String> keys(ReportResult result) {
    return result.columns().stream().map(column -> column.key().value()).toList();
  }

  private static List<String> numbers(AggregateRow row) {
    return row.values().stream().map(String::valueOf).toList();
  }
}
