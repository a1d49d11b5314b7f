package dev.formwork.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.automation.RunQuery;
import dev.formwork.automation.Runs;
import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.Shop;
import dev.formwork.reports.ReportTrial;
import dev.formwork.timers.Timers;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Visits a week, in two stores; ten are wanted, eight are near enough for amber. */
@EngineInVirtualTime
class FollowingMetricsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired MetricService metrics;
  @Autowired MetricTrials trials;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired HandClock clock;

  Shop.Opened shop;
  QualifiedKey metric;

  @BeforeEach
  void open() {
    at("2026-11-30T09:00"); // Monday of week 49
    shop = shops.open();
    shops.republish(
        shop,
        "form",
        "visit",
        """
        key: visit
        title: Visit
        sections: [{key: main, title: Main, fields: [{key: day, type: date, title: Day, reportable: true}]}]
        """);
    shops.republish(
        shop,
        "report",
        "visits",
        """
        key: visits
        title: Visits
        form: visit
        measures: [{key: visits, title: Visits, kind: count}]
        """);
    metric = shop.form("weekly-visits");
    metric("targets: [{value: 3}, {organisation: east, from: 2026-12-07, value: 1}]\nwarning: 1");
    role("consultant");
    role("manager");
  }

  @Test
  void aPeriodThatRunsIsCountedLiveAndThenFrozen() {
    visits("mira", "2026-12-01", 2);
    assertThat(of("root", "").current())
        .extracting(MetricValue::period, MetricValue::value, MetricValue::light)
        .containsExactly("2026-W49", new BigDecimal("2"), Light.AMBER);
    visits("otto", "2026-12-02", 1);

    at("2026-12-07T00:00");

    MetricValue frozen = in("", "2026-W49");
    assertThat(frozen.value()).isEqualByComparingTo("3");
    assertThat(frozen.light()).isEqualTo(Light.GREEN);
    assertThat(frozen.frozenAt()).isEqualTo(clock.instant());
    visits("mira", "2026-12-02", 5); // entered too late
    assertThat(in("", "2026-W49").value()).isEqualByComparingTo("3");
    assertThat(of("root", "").current().period()).isEqualTo("2026-W50");
  }

  @Test
  void closesLateWhereLateEntriesAreAwaited() {
    metric("targets: [{value: 3}]\nclosesAfter: 2");

    at("2026-12-08T23:00");
    visits("mira", "2026-12-02", 4);
    assertThat(in("", "2026-W49").frozenAt()).isNull();
    at("2026-12-09T00:00");

    assertThat(in("", "2026-W49").value()).isEqualByComparingTo("4");
    assertThat(in("", "2026-W49").frozenAt()).isNotNull();
  }

  @Test
  void afterDowntimeEachPeriodIsClosedAsWhatItWas() {
    visits("mira", "2026-12-01", 3);
    visits("mira", "2026-12-09", 5);

    at("2026-12-23T10:00");

    assertThat(of("root", "").values().subList(9, 13))
        .extracting(
            MetricValue::period, each -> whole(each.value()), each -> each.frozenAt() != null)
        .containsExactly(
            tuple("2026-W49", 3, true),
            tuple("2026-W50", 5, true),
            tuple("2026-W51", 0, true),
            tuple("2026-W52", 0, false));
  }

  @Test
  void storesHaveTheirOwnValuesAndTargetsFromADayOn() {
    visits("mira", "2026-12-01", 2);
    visits("otto", "2026-12-01", 4);
    visits("mira", "2026-12-08", 1);

    at("2026-12-14T00:00");

    assertThat(in("east", "2026-W49"))
        .extracting(v -> whole(v.value()), v -> whole(v.target()), MetricValue::light)
        .containsExactly(2, 3, Light.AMBER);
    assertThat(in("west", "2026-W49").light()).isEqualTo(Light.GREEN);
    assertThat(in("east", "2026-W50"))
        .extracting(v -> whole(v.value()), v -> whole(v.target()), MetricValue::light)
        .containsExactly(1, 1, Light.GREEN);
    assertThat(in("west", "2026-W50").light()).isEqualTo(Light.RED);
  }

  @Test
  void twoMissesRunningSetARuleOffOnce() {
    shops.republish(
        shop,
        "rule",
        "improve",
        """
        key: improve
        title: Improve
        trigger: {kind: metric, metric: weekly-visits, periods: 2}
        actions: [{kind: create, form: visit, submit: true, set: {day: $today}}]
        """);
    visits("mira", "2026-12-01", 1);
    visits("otto", "2026-12-01", 9);
    visits("otto", "2026-12-08", 9);
    at("2026-12-07T00:00");
    assertThat(ran()).isZero();

    metric("targets: [{value: 3}]");
    at("2026-12-14T00:00");
    timers.fireDue();
    assertThat(ran()).isEqualTo(1); // east alone: 1, then 0
    at("2026-12-21T00:00");
    assertThat(ran()).isEqualTo(1); // west and all miss for the first time, east for the third
    at("2026-12-28T00:00");
    assertThat(ran()).isEqualTo(3);
  }

  @Test
  void aRestatementKeepsWhatItWasAndWhy() {
    visits("mira", "2026-12-01", 3);
    at("2026-12-07T00:00");
    visits("mira", "2026-12-02", 2);

    MetricValue after =
        metrics.restate(shop.actor("root"), metric, "", "2026-W49", "two were entered late");

    assertThat(after.value()).isEqualByComparingTo("5");
    assertThat(in("", "2026-W49").restatements())
        .extracting(each -> each.by(), each -> each.reason(), each -> whole(each.before()))
        .containsExactly(tuple("p-root", "two were entered late", 3));
    assertThatThrownBy(() -> metrics.restate(shop.actor("root"), metric, "", "2026-W49", " "))
        .hasMessageContaining("metric.restate.reason");
    assertThatThrownBy(() -> metrics.restate(shop.actor("root"), metric, "", "2026-W50", "x"))
        .hasMessage("metric.period.not-frozen");
    assertThatThrownBy(() -> metrics.restate(shop.actor("mira"), metric, "east", "2026-W49", "x"))
        .isInstanceOf(Refusal.Forbidden.class)
        .hasMessageContaining("metric.restate.not-allowed");
    assertThat(metrics.restate(shop.actor("wang"), metric, "east", "2026-W49", "as its owner"))
        .extracting(each -> whole(each.value()))
        .isEqualTo(5);
  }

  @Test
  void peopleSeeTheOrganisationsOfTheirPosts() {
    assertThat(metrics.open(shop.actor("root"), metric).lines())
        .extracting(MetricView.Line::organisation)
        .startsWith("")
        .contains("east", "west");
    assertThat(metrics.open(shop.actor("wang"), metric).lines())
        .extracting(MetricView.Line::organisation)
        .containsExactly("east");
    assertThat(metrics.open(shop.actor("otto"), metric).lines())
        .extracting(MetricView.Line::organisation)
        .containsExactly("west");
    assertThatThrownBy(() -> metrics.open(shop.actor("sun"), metric))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThat(metrics.metrics(shop.actor("sun"))).doesNotContain(metric);
  }

  @Test
  void buildersSeeWhatADraftWillShow() {
    visits("mira", "2026-12-01", 2);
    visits("otto", "2026-12-01", 1);
    at("2026-12-08T09:00");
    visits("otto", "2026-12-08", 1);

    MetricTrial trial = trials.trial(shop.actor("root"), shop.app, drawn("targets: [{value: 3}]"));

    assertThat(trial.ground()).isEqualTo(ReportTrial.Ground.REAL);
    assertThat(trial.all().values()).hasSize(13);
    assertThat(trial.all().values().subList(11, 13))
        .extracting(MetricValue::period, v -> whole(v.value()), MetricValue::light)
        .containsExactly(tuple("2026-W49", 3, Light.GREEN), tuple("2026-W50", 1, Light.RED));
    assertThat(trial.organisations())
        .filteredOn(line -> line.organisation().equals("west"))
        .extracting(line -> whole(line.current().value()))
        .containsExactly(1);
  }

  @Test
  void valuesOfADraftAreMadeUpWhereNothingIsThere() {
    MetricTrial trial = trials.trial(shop.actor("root"), shop.app, drawn("targets: [{value: 3}]"));

    assertThat(trial.ground()).isEqualTo(ReportTrial.Ground.NOTHING_THERE);
    assertThat(trial.all().values()).hasSize(13).anyMatch(value -> value.value() != null);
    assertThat(trial.organisations()).isEmpty();
  }

  @Test
  void draftsAreShownToThoseWhoBuildOnly() {
    assertThatThrownBy(() -> trials.trial(shop.actor("mira"), shop.app, drawn("")))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  private static int whole(@Nullable BigDecimal number) {
    return Objects.requireNonNull(number).intValue();
  }

  private long ran() {
    return runs.list(shop.actor("root"), RunQuery.ALL.ofRule(shop.form("improve"))).size();
  }

  private MetricView.Line of(String who, String organisation) {
    return metrics.open(shop.actor(who), metric).lines().stream()
        .filter(line -> line.organisation().equals(organisation))
        .findFirst()
        .orElseThrow();
  }

  private MetricValue in(String organisation, String period) {
    return of("root", organisation).values().stream()
        .filter(value -> value.period().equals(period))
        .findFirst()
        .orElseThrow();
  }

  private void visits(String who, String day, int count) {
    for (int i = 0; i < count; i++) {
      records.handle(
          shop.actor(who),
          new Command.Create(shop.form("visit"), Map.of("day", day), true, shop.act()));
    }
  }

  private void at(String moment) {
    clock.set(LocalDateTime.parse(moment).atZone(ZONE).toInstant());
    timers.fireDue();
  }

  private void metric(String rest) {
    shops.republish(shop, "metric", "weekly-visits", METRIC + rest);
  }

  private static Metric drawn(String rest) {
    return Definitions.read(Metric.TYPE, METRIC + rest).get();
  }

  private static final String METRIC =
      """
      key: weekly-visits
      title: {en: Visits a week, zh: 每周来访}
      report: visits
      date: day
      period: week
      by: store
      owner: {role: manager}
      """;

  private void role(String key) {
    shops.republish(
        shop,
        "role",
        key,
        """
        key: %1$s
        title: %1$s
        grants:
          - {form: visit, actions: [create, read], scope: own}
          - {metric: weekly-visits}
        """
            .formatted(key));
  }
}
