package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class RunningAReportTest {

  @Autowired Sales allSales;
  @Autowired ReportService reports;
  @Autowired RecordService records;

  Sales.Opened sales;

  @BeforeEach
  void open() {
    sales = allSales.open();
  }

  @Test
  void countsAndSumsMoneyToTheCent() {
    for (int i = 0; i < 30; i++) {
      sale("2026-03-01T04:00:00Z", Map.of("price", "0.10", "quantity", 1));
    }
    sale("2026-03-01T04:00:00Z", Map.of("price", "9007199254740.93", "quantity", 2));
    for (int i = 0; i < 10; i++) {
      sale("2026-03-01T04:00:00Z", Map.of("price", "9007199254740.93"));
    }
    sale("2026-03-01T04:00:00Z", Map.of("quantity", 3));

    ReportResult result =
        run(
            """
            measures:
              - {key: sales, title: Sales, kind: count}
              - {key: priced, title: Priced, kind: count, field: price}
              - {key: total, title: Total, kind: sum, field: price}
              - {key: pieces, title: Pieces, kind: sum, field: quantity}
              - {key: average, title: Average, kind: avg, field: quantity}
              - {key: dearest, title: Dearest, kind: max, field: price}
              - {key: cheapest, title: Cheapest, kind: min, field: price}
            """);

    assertThat(result.columns())
        .extracting(ReportResult.Column::kind)
        .containsExactly(
            ReportResult.Kind.INTEGER,
            ReportResult.Kind.INTEGER,
            ReportResult.Kind.MONEY,
            ReportResult.Kind.INTEGER,
            ReportResult.Kind.DECIMAL,
            ReportResult.Kind.MONEY,
            ReportResult.Kind.MONEY);
    assertThat(result.columns().get(2).currency()).isEqualTo("CNY");
    assertThat(result.rows()).hasSize(1);
    assertThat(result.rows().getFirst().values())
        .isEqualTo(
            List.of(
                42L,
                41L,
                new BigDecimal("99079191802153.23"),
                35L,
                new BigDecimal("1.09"),
                new BigDecimal("9007199254740.93"),
                new BigDecimal("0.10")));
  }

  @Test
  void answersZerosWhereThereIsNothing() {
    ReportResult result =
        run(
            """
            measures:
              - {key: sales, title: Sales, kind: count}
              - {key: total, title: Total, kind: sum, field: price}
              - {key: average, title: Average, kind: avg, field: price}
            """);

    assertThat(result.rows().getFirst().values())
        .isEqualTo(Arrays.asList(0L, new BigDecimal("0.00"), null));
  }

  @Test
  void callsGroupsWhatPeopleCallThem() {
    String customer = sales.shop.customer("Li Na", "13800001234");
    sale(
        "2026-03-01T04:00:00Z",
        Map.of(
            "channel",
            "web",
            "trade",
            true,
            "helper",
            "p-sun",
            "customer",
            customer,
            "model",
            "E5"));
    sale("2026-03-01T04:00:00Z", Map.of());

    assertThat(titles("{key: channel, field: channel}")).containsExactly("(empty)|（空）", "Web|网络");
    assertThat(titles("{key: trade, field: trade}")).containsExactly("(empty)|（空）", "Yes|是");
    assertThat(titles("{key: helper, field: helper}")).containsExactly("(empty)|（空）", "sun|sun");
    assertThat(titles("{key: model, field: model}")).containsExactly("(empty)|（空）", "E5|E5");
    assertThat(titles("{key: state, field: state}")).containsExactly("Done|已提交");
    assertThat(titles("{key: seller, field: createdBy}")).containsExactly("mira|mira");
    assertThat(titles("{key: store, field: store}")).containsExactly("east|east");
    assertThat(titles("{key: customer, field: customer}"))
        .containsExactly("(empty)|（空）", "Li Na|Li Na");
    assertThat(titles("{key: month, field: createdAt, bucket: month}"))
        .containsExactly("Mar 2026|2026年3月");
    assertThat(
            run("dimensions: [{key: state, field: state}]\n" + COUNT).columns().getFirst().title())
        .satisfies(title -> assertThat(title.byLanguage()).containsEntry("zh", "状态"));
  }

  @Test
  void keepsTheNameOfARelatedRecordFromThoseWhoMayNotReadIt() {
    String customer = sales.shop.customer("Li Na", "13800001234");
    sale("2026-03-01T04:00:00Z", Map.of("customer", customer));
    sales.publish(
        "role",
        "consultant",
        Sales.role("consultant", "own", "")
            .replace("[create, read], scope: store", "[create], scope: own"));

    assertThat(titles("{key: customer, field: customer}"))
        .containsExactly("(not visible to you)|（无权查看）");
  }

  @Test
  void fillsTheMonthsInWhichNothingHappenedAndKeepsTheLatest() {
    sale("2025-11-30T17:00:00Z", Map.of("price", 1)); // December in Shanghai
    sale("2026-02-10T00:00:00Z", Map.of("price", 2));
    sale("2026-04-10T00:00:00Z", Map.of("price", 3));
    String series =
        """
        dimensions: [{key: month, field: createdAt, bucket: month}]
        measures:
          - {key: total, title: Total, kind: sum, field: price}
          - {key: average, title: Average, kind: avg, field: price}
        sort: [{by: month, direction: %s}]
        limit: %d
        """;

    assertThat(keys(run(series.formatted("asc", 12))))
        .containsExactly("2025-12", "2026-01", "2026-02", "2026-03", "2026-04");
    ReportResult latest = run(series.formatted("asc", 3));
    assertThat(keys(latest)).containsExactly("2026-02", "2026-03", "2026-04");
    assertThat(latest.more()).isTrue();
    assertThat(latest.rows().get(1).values()).isEqualTo(Arrays.asList(0L, null));
    assertThat(keys(run(series.formatted("desc", 2)))).containsExactly("2026-04", "2026-03");
  }

  @Test
  void cutsAtTheLimitAfterSorting() {
    for (String model : List.of("A", "B", "B", "C", "C", "C")) {
      sale("2026-03-01T04:00:00Z", Map.of("model", model, "price", "10"));
    }
    String top =
        """
        dimensions: [{key: model, field: model}]
        measures:
          - {key: sales, title: Sales, kind: count}
          - {key: average, title: Average, kind: avg, field: price}
        sort: [{by: %s, direction: desc}]
        limit: 2
        """;

    ReportResult byCount = run(top.formatted("sales"));
    ReportResult byAverage = run(top.formatted("average"));

    assertThat(keys(byCount)).containsExactly("C", "B");
    assertThat(byCount.more()).isTrue();
    assertThat(keys(byAverage)).containsExactly("A", "B");
  }

  @Test
  void countsOnlyWhatTheActorReaches() {
    sales.sale("mira", "2026-03-01T04:00:00Z", Map.of("price", 1));
    sales.sale("sun", "2026-03-01T04:00:00Z", Map.of("price", 10));
    sales.sale("wang", "2026-03-01T04:00:00Z", Map.of("price", 100));
    sales.sale("otto", "2026-03-01T04:00:00Z", Map.of("price", 1_000));
    sales.sale(
        "mira", java.time.Instant.parse("2026-03-01T04:00:00Z"), Map.of("price", 10_000), false);
    QualifiedKey key =
        sales.figures("measures: [{key: total, title: Total, kind: sum, field: price}]");

    assertThat(total("mira", key)).isEqualByComparingTo("10001");
    assertThat(total("sun", key)).isEqualByComparingTo("11");
    assertThat(total("wang", key)).isEqualByComparingTo("111");
    assertThat(total("otto", key)).isEqualByComparingTo("1000");
    assertThat(total("wei", key)).isEqualByComparingTo("1000");
    assertThat(total("root", key)).isEqualByComparingTo("1111");
  }

  @Test
  void refusesAFieldThatIsClosedToTheActorWhereverItIsUsed() {
    var byProfit =
        List.of(
            "measures: [{key: total, title: Total, kind: sum, field: profit}]",
            "filter: {field: profit, op: gt, value: 0}\n" + COUNT,
            "filter: {none: [{any: [{field: cost, op: empty}]}]}\n" + COUNT);
    for (String figures : byProfit) {
      QualifiedKey key = sales.figures(figures);

      assertThatThrownBy(() -> reports.run(sales.actor("wang"), key, Condition.ALWAYS))
          .isInstanceOf(Refusal.Forbidden.class)
          .hasMessageContaining("report.field.forbidden");
      assertThat(reports.mayRun(sales.actor("wang"), key)).isFalse();
      assertThat(reports.mayRun(sales.actor("sun"), key)).isTrue();
    }
    QualifiedKey open = sales.figures(COUNT);
    var byCost = Condition.of("cost", Operator.GT, 5L);
    assertThatThrownBy(() -> reports.run(sales.actor("wang"), open, byCost))
        .hasMessageContaining("report.field.forbidden at cost");
  }

  @Test
  void isRunOnlyByThoseWhoAreGrantedIt() {
    QualifiedKey key = sales.key("figures");
    sales.publish(
        "role",
        "consultant",
        Sales.role("consultant", "own", "").replace("  - {report: figures}\n", ""));

    assertThatThrownBy(() -> reports.run(sales.actor("mira"), key, Condition.ALWAYS))
        .isInstanceOf(Refusal.Forbidden.class)
        .hasMessageContaining("access.report.not-granted");
    assertThat(reports.reports(sales.actor("mira"))).noneMatch(each -> each.key().equals(key));
    assertThat(reports.reports(sales.actor("sun"))).anyMatch(each -> each.key().equals(key));
    assertThatThrownBy(
            () -> reports.run(sales.actor("root"), sales.key("no-such"), Condition.ALWAYS))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void opensTheRecordsBehindEachRow() {
    sale("2026-02-28T17:00:00Z", Map.of("channel", "web", "soldOn", "2026-02-10"));
    sale("2026-03-31T15:00:00Z", Map.of("channel", "web", "soldOn", "2026-12-31"));
    sale("2026-03-31T17:00:00Z", Map.of("soldOn", "2027-01-01"));
    sale("2026-05-31T17:00:00Z", Map.of("channel", "shop", "trade", false));
    var drilled =
        List.of(
            "{key: month, field: createdAt, bucket: month}",
            "{key: week, field: soldOn, bucket: week}",
            "{key: delivered, field: delivery, bucket: quarter}",
            "{key: channel, field: channel}, {key: trade, field: trade}");
    for (String dimensions : drilled) {
      QualifiedKey key = sales.figures("dimensions: [" + dimensions + "]\n" + COUNT);
      for (AggregateRow row : reports.run(mira(), key, Condition.ALWAYS).rows()) {
        var groups = Arrays.asList(row.groups().stream().map(Label::value).toArray());

        RecordQuery query = reports.drill(mira(), key, Condition.ALWAYS, groups);

        assertThat(records.query(mira(), query).count())
            .as("%s %s", dimensions, groups)
            .isEqualTo(row.values().getFirst());
      }
    }
  }

  @Test
  void refusesToOpenARowThatIsNone() {
    QualifiedKey key =
        sales.figures("dimensions: [{key: month, field: createdAt, bucket: month}]\n" + COUNT);

    assertThatThrownBy(() -> reports.drill(mira(), key, Condition.ALWAYS, List.of()))
        .hasMessageContaining("report.drill.shape");
    assertThatThrownBy(() -> reports.drill(mira(), key, Condition.ALWAYS, List.of("soon")))
        .hasMessageContaining("report.drill.period");
  }

  private static final String COUNT = "measures: [{key: sales, title: Sales, kind: count}]\n";

  private dev.formwork.identity.Actor mira() {
    return sales.actor("mira");
  }

  private void sale(String at, Map<String, ?> data) {
    sales.sale("mira", at, data);
  }

  private ReportResult run(String figures) {
    return reports.run(mira(), sales.figures(figures), Condition.ALWAYS);
  }

  private BigDecimal total(String username, QualifiedKey key) {
    var result = reports.run(sales.actor(username), key, Condition.ALWAYS);
    return (BigDecimal) result.rows().getFirst().values().getFirst();
  }

  private List<String> titles(String dimension) {
    return run("dimensions: [" + dimension + "]\n" + COUNT).rows().stream()
        .map(row -> row.groups().getFirst().title())
        .map(title ->
            title.in(java.util.Locale.ENGLISH)
                + "|"
                + title.in(java.util.Locale.SIMPLIFIED_CHINESE))
        .toList();
  }

  private static List<Object> keys(ReportResult result) {
    return result.rows().stream().map(row -> row.groups().getFirst().value()).toList();
  }
}
