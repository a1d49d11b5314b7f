package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.records.ShopFlows;
import dev.formwork.rules.Condition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The shop is open from nine to six, Monday to Saturday. Orders come on Friday, 27 November, at
 * four in the afternoon.
 */
@EngineInVirtualTime
class AnalysingStepsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired ReportService reports;
  @Autowired HandClock clock;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    clock.set(at("2026-11-27T16:00"));
    shop = shops.open();
    shops.republish(
        shop,
        "calendar",
        "store-hours",
        """
        key: store-hours
        title: Store hours
        zone: Asia/Shanghai
        week:
          monday: [09:00-18:00]
          tuesday: [09:00-18:00]
          wednesday: [09:00-18:00]
          thursday: [09:00-18:00]
          friday: [09:00-18:00]
          saturday: [09:00-18:00]
        """);
    shops.republish(
        shop,
        "flow",
        "approval",
        Shop.text("approval.flow.yaml").replace("nodes:", "calendar: store-hours\nnodes:"));
  }

  @Test
  void tellsHowLongOrdersStayByTheCalendarAndInOpeningTime() {
    RecordView order = shop.submitted(600_000);
    clock.set(at("2026-11-28T10:30"));
    pass(order);
    clock.set(at("2026-11-28T12:00"));
    report(
        "dimensions: [{key: node, field: stepNode}, {key: person, field: stepPerson}]",
        "{key: visits, title: Visits, kind: count}",
        "{key: left, title: Left, kind: count, field: stepEnd}",
        "{key: hours, title: Hours, kind: avg, field: stepHours}",
        "{key: open, title: Open, kind: sum, field: stepOpenHours}");

    assertThat(rows("root"))
        .extracting(AnalysingStepsTest::titles, AggregateRow::values)
        .containsExactly(
            tuple(List.of("Final review", ""), row(1L, 0L, null, 0L)),
            tuple(
                List.of("First review", "sun"),
                row(1L, 1L, new BigDecimal("18.50"), new BigDecimal("3.50"))));
  }

  @Test
  void tellsMedianLongestAndTheShareOfRework() {
    RecordView order = shop.submitted(200_000);
    clock.set(at("2026-11-27T17:00"));
    fail(order);
    clock.set(at("2026-11-28T09:00"));
    shop.decide("mira", order, "resubmit", "", Map.of());
    clock.set(at("2026-11-28T12:00"));
    pass(order);
    report(
        "filter: {field: stepNode, op: eq, value: first-review}",
        "{key: visits, title: Visits, kind: count}",
        "{key: median, title: Median, kind: median, field: stepOpenHours}",
        "{key: longest, title: Longest, kind: max, field: stepOpenHours}",
        "{key: again, title: Again, kind: avg, field: stepAgain}");

    assertThat(rows("root"))
        .extracting(AggregateRow::values)
        .containsExactly(
            row(2L, new BigDecimal("2.00"), new BigDecimal("3.00"), new BigDecimal("0.50")));
  }

  @Test
  void countsReworkAlsoInBranchesThatAreOpenedAnew() {
    shops.republish(
        shop,
        "flow",
        "approval",
        ShopFlows.approval(
            "both",
            "{key: both, kind: fork, branches: [{next: one}, {next: two}]}",
            ShopFlows.task("one", "{person: sun}", "", "together"),
            ShopFlows.task("two", "{person: wang}", "", "together"),
            "{key: together, kind: join, fork: both, next: done}"));
    RecordView order = shop.submitted(200_000);
    shop.decide("sun", order, "back", "", Map.of());
    shop.decide("mira", order, "resubmit", "", Map.of());
    report(
        "filter: {field: stepNode, op: eq, value: one}",
        "{key: visits, title: Visits, kind: count}",
        "{key: again, title: Again, kind: avg, field: stepAgain}");

    assertThat(rows("root"))
        .extracting(AggregateRow::values)
        .containsExactly(row(2L, new BigDecimal("0.50")));
  }

  @Test
  void toldByPeriodOutcomeAndKind() {
    RecordView order = shop.submitted(200_000);
    clock.set(at("2026-12-01T10:00"));
    fail(order);
    report(
        "dimensions: [{key: kind, field: stepOf}, {key: outcome, field: stepOutcome},"
            + " {key: month, field: stepEnd, bucket: month}]",
        "{key: visits, title: Visits, kind: count}");

    assertThat(rows("root"))
        .extracting(AnalysingStepsTest::titles, AggregateRow::values)
        .containsExactlyInAnyOrder(
            tuple(List.of("Correction", "", ""), row(1L)),
            tuple(List.of("Task", "Fail", "Dec 2026"), row(1L)));
  }

  @Test
  void countsOnlyStepsOfRecordsThatThePersonMayRead() {
    shop.submitted(200_000);
    report("", "{key: visits, title: Visits, kind: count}");

    assertThat(rows("root")).extracting(AggregateRow::values).containsExactly(row(1L));
    assertThat(rows("wei")).extracting(AggregateRow::values).containsExactly(row(0L));
  }

  @Test
  void opensTheRecordsBehindARow() {
    RecordView waits = shop.submitted(200_000);
    pass(shop.submitted(300_000));
    report(
        "dimensions: [{key: node, field: stepNode}, {key: state, field: stepState}]",
        "{key: visits, title: Visits, kind: count}");

    var drilled =
        reports.drill(
            shop.actor("root"),
            shop.form("steps"),
            Condition.ALWAYS,
            List.of("first-review", "OPEN"));

    assertThat(records.query(shop.actor("root"), drilled).rows())
        .extracting(RecordPage.Row::id)
        .containsExactly(waits.id());
  }

  private void pass(RecordView order) {
    shop.decide("sun", order, "pass", "", Map.of("reviewNote", "ok"));
  }

  private void fail(RecordView order) {
    shop.decide("sun", order, "fail", "Too dear", Map.of());
  }

  private void report(String more, String... measures) {
    shops.republish(
        shop,
        "report",
        "steps",
        "key: steps\ntitle: Steps\nform: order\nsource: steps\n%s\nmeasures:\n  - %s\n"
            .formatted(more, String.join("\n  - ", measures)));
    for (String role : List.of("supervisor", "manager")) {
      shops.republish(
          shop,
          "role",
          role,
          Shop.text(role + ".role.yaml").replace("grants:\n", "grants:\n  - {report: steps}\n"));
    }
  }

  private List<AggregateRow> rows(String username) {
    return reports.run(shop.actor(username), shop.form("steps"), Condition.ALWAYS).rows();
  }

  private static List<String> titles(AggregateRow row) {
    return row.groups().stream()
        .map(label -> label.value() == null ? "" : label.title().in(Locale.ENGLISH))
        .toList();
  }

  private static List<Object> row(Object... values) {
    return java.util.Arrays.asList(values);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
