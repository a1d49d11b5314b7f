package dev.formwork.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.automation.DryRuns;
import dev.formwork.automation.Run;
import dev.formwork.automation.RunQuery;
import dev.formwork.automation.Runs;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.rules.Condition;
import dev.formwork.timers.Timers;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A card for each consultant and month, of a report about visits and of a metric. */
@EngineInVirtualTime
class MakingRecordsOfFiguresTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String MONTHLY =
      """
      trigger: {kind: schedule, schedule: {every: month, monthDays: [1], at: "08:00"}}
      period: {unit: month, back: 1}
      """;

  private static final String CARDS =
      MONTHLY
          + """
          metrics: {visits: {metric: monthly-visits, organisation: {formula: each.store}}}
          actions:
            - kind: upsert
              form: card
              submit: true
              match: [consultant, month]
              report: {key: visits-by-consultant, date: day, when: {field: consultant, op: notEmpty}}
              of: {formula: each.consultant}
              set:
                month: {formula: period.key}
                from: {formula: period.first}
                consultant: {formula: each.consultant}
                visits: {formula: each.visits}
                ofStore: {formula: metrics.visits.value}
                target: {formula: metrics.visits.target}
          """;

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired DryRuns dryRuns;
  @Autowired HandClock clock;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    at("2026-11-02T09:00");
    shop = shops.open();
    publish(
        "form",
        "visit",
        """
        title: Visit
        sections:
          - key: main
            title: Main
            fields:
              - {key: day, type: date, title: Day, reportable: true}
              - {key: consultant, type: user, title: Consultant, reportable: true}
        """);
    publish(
        "form",
        "card",
        """
        title: Card
        sections:
          - key: main
            title: Main
            fields:
              - {key: month, type: text, title: Month}
              - {key: from, type: date, title: From}
              - {key: consultant, type: user, title: Consultant}
              - {key: visits, type: integer, title: Visits}
              - {key: ofStore, type: integer, title: Of the store}
              - {key: target, type: integer, title: Target}
              - {key: note, type: text, title: Note}
              - key: works
                type: subtable
                title: Works
                fields: [{key: who, type: user, title: Who}, {key: visits, type: integer, title: Visits}]
        """);
    publish(
        "report",
        "visits-by-consultant",
        """
        title: Visits
        form: visit
        dimensions: [{key: consultant, field: consultant}, {key: store, field: store}]
        measures: [{key: visits, title: Visits, kind: count}]
        limit: 1
        """);
    publish(
        "report",
        "visits",
        """
        title: Visits
        form: visit
        measures: [{key: visits, title: Visits, kind: count}]
        """);
    publish(
        "metric",
        "monthly-visits",
        """
        title: Visits a month
        report: visits
        date: day
        period: month
        by: store
        targets: [{organisation: east, value: 9}, {organisation: west, value: 5}]
        """);
    publish(
        "role",
        "consultant",
        """
        title: Consultant
        grants: [{form: visit, actions: [create, read], scope: own}]
        """);
  }

  @Test
  void makesARecordForEachRowOfThePeriodWithTheFrozenValueOfAMetric() {
    publish("rule", "cards", CARDS);
    visits("mira", "2026-11-03", 3);
    visits("otto", "2026-11-04", 2);
    visits("otto", "2026-10-30", 1);

    at("2026-12-01T08:00");

    assertThat(cards())
        .extracting(
            card -> card.data().get("consultant"),
            card -> card.data().get("month"),
            card -> card.data().get("from"),
            card -> card.data().get("visits"),
            card -> card.data().get("ofStore"),
            card -> card.data().get("target"))
        .containsExactlyInAnyOrder(
            tuple("p-mira", "2026-11", LocalDate.of(2026, 11, 1), 3L, 3L, 9L),
            tuple("p-otto", "2026-11", LocalDate.of(2026, 11, 1), 2L, 2L, 5L));
  }

  @Test
  void whatIsMadeBelongsToThePersonThatARowTells() {
    publish("rule", "cards", CARDS);
    visits("otto", "2026-11-04", 2);

    at("2026-12-01T08:00");

    assertThat(cards()).extracting(card -> card.owner().store()).containsExactly("west");
  }

  @Test
  void makesNoneTwiceWhereItRunsAgainForTheSamePeriod() {
    publish("rule", "cards", CARDS);
    visits("mira", "2026-11-03", 3);
    at("2026-12-01T08:00");
    visits("mira", "2026-11-05", 1);

    publish("rule", "cards", CARDS.replace("monthDays: [1]", "monthDays: [1, 2]"));
    at("2026-12-02T08:00");

    assertThat(cards())
        .singleElement()
        .satisfies(card -> {
          assertThat(card.data()).containsEntry("visits", 4L); // the report has moved
          assertThat(card.data()).containsEntry("ofStore", 3L); // the metric is frozen
        });
  }

  @Test
  void leavesWhatIsThereWhereItIsToldTo() {
    publish("rule", "cards", CARDS.replace("of: {", "leave: true\n    of: {"));
    visits("mira", "2026-11-03", 3);
    at("2026-12-01T08:00");
    visits("mira", "2026-11-05", 1);

    publish(
        "rule",
        "cards",
        CARDS.replace("of: {", "leave: true\n    of: {").replace("[1], at", "[1, 2], at"));
    at("2026-12-02T08:00");

    assertThat(cards()).extracting(card -> card.data().get("visits")).containsExactly(3L);
  }

  @Test
  void countsThePeriodFromWhenItWasDueHoweverLateItIs() {
    publish("rule", "cards", CARDS);
    visits("mira", "2026-11-03", 3);
    visits("mira", "2026-12-03", 1);

    at("2027-01-20T10:00");

    assertThat(cards()).extracting(card -> card.data().get("month")).containsExactly("2026-11");
  }

  @Test
  void makesNothingWhereThereAreMoreRowsThanItMayTake() {
    publish("rule", "cards", CARDS.replace("of: {", "most: 1\n    of: {"));
    visits("mira", "2026-11-03", 1);
    visits("otto", "2026-11-03", 1);

    at("2026-12-01T08:00");

    assertThat(cards()).isEmpty();
    assertThat(ran("cards"))
        .extracting(Run::state, Run::cause)
        .containsExactly(tuple(Run.State.FAILED, "rule.rows.too-many"));
  }

  @Test
  void refusesAValueThatStillMovesWhereAFrozenOneIsWanted() {
    publish(
        "rule",
        "cards",
        CARDS.replace(
            "{metric: monthly-visits,", "{metric: monthly-visits, back: 0, frozen: true,"));
    visits("mira", "2026-11-03", 1);

    at("2026-12-01T08:00");

    assertThat(cards()).isEmpty();
    assertThat(ran("cards")).extracting(Run::cause).containsExactly("rule.metric.moving");
  }

  @Test
  void keepsTheValueOfAMonthThatWasOverBeforeTheMetricWasThere() {
    publish(
        "rule",
        "cards",
        CARDS
            .replace("monthDays: [1]", "monthDays: [3]")
            .replace("{metric: monthly-visits,", "{metric: monthly-visits, frozen: true,"));
    visits("mira", "2026-10-20", 2);

    at("2026-11-03T08:00");
    visits("mira", "2026-10-21", 1); // too late for what was kept

    assertThat(cards())
        .extracting(card -> card.data().get("month"), card -> card.data().get("ofStore"))
        .containsExactly(tuple("2026-10", 2L));
    at("2026-11-04T08:00");
    publish("rule", "again", CARDS.replace("monthDays: [1]", "monthDays: [5]"));
    at("2026-11-05T08:00");
    assertThat(cards()).extracting(card -> card.data().get("ofStore")).containsExactly(2L);
  }

  @Test
  void refusesAStoreOrAPeriodThatTheMetricDoesNotHave() {
    publish(
        "rule",
        "lost",
        CARDS.replace("organisation: {formula: each.store}", "organisation: south"));
    publish(
        "rule",
        "timeless",
        CARDS.replace("{metric: monthly-visits,", "{metric: monthly-visits, period: soon,"));
    visits("mira", "2026-11-03", 1);

    at("2026-12-01T08:00");

    assertThat(cards()).isEmpty();
    assertThat(ran("lost")).extracting(Run::cause).containsExactly("rule.metric.organisation");
    assertThat(ran("timeless")).extracting(Run::cause).containsExactly("rule.metric.period");
  }

  @Test
  void takesOnlyRowsForWhichItsConditionHolds() {
    publish(
        "rule",
        "cards",
        CARDS.replace("{field: consultant, op: notEmpty}", "{field: visits, op: gte, value: 2}"));
    visits("mira", "2026-11-03", 3);
    visits("otto", "2026-11-03", 1);

    at("2026-12-01T08:00");

    assertThat(cards()).extracting(card -> card.data().get("consultant")).containsExactly("p-mira");
  }

  @Test
  void isNotPublishedWhereAConditionNamesAColumnThatIsNotThere() {
    String cards =
        CARDS.replace("{field: consultant, op: notEmpty}", "{field: sales, op: gte, value: 2}");

    assertThatThrownBy(() -> publish("rule", "cards", cards))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("rule.report.column");
              assertThat(refused.problems().list().getFirst().path())
                  .isEqualTo("rules/cards.yaml#/actions/0/report/when/field");
            });
  }

  @Test
  void keepsAFieldThatRecordsAreToldByFromBeingTakenAway() {
    publish("rule", "cards", CARDS);

    assertThatThrownBy(() ->
            publish(
                "form",
                "visit",
                """
                title: Visit
                sections:
                  - key: main
                    title: Main
                    fields: [{key: consultant, type: user, title: Consultant, reportable: true}]
                """))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            refused ->
                assertThat(refused.problems().list())
                    .extracting(problem -> problem.code(), problem -> problem.path())
                    .contains(
                        tuple("rules.field.unknown", "rules/cards.yaml#/actions/0/report/date")));
  }

  @Test
  void listsTheRowsOfAReportInASubtable() {
    String list =
        MONTHLY
            + """
            actions:
              - kind: upsert
                form: card
                submit: true
                match: [month]
                set: {month: {formula: period.key}}
                lists:
                  works:
                    report: {key: visits-by-consultant, date: day}
                    set: {who: {formula: each.consultant}, visits: {formula: each.visits}}
            """;
    publish("rule", "list", list);
    visits("mira", "2026-11-03", 3);
    visits("otto", "2026-11-03", 1);

    at("2026-12-01T08:00");

    assertThat(cards())
        .singleElement()
        .satisfies(card ->
            assertThat(card.data().get("works"))
                .isEqualTo(
                    List.of(
                        Map.of("_row", "r1", "who", "p-mira", "visits", 3L),
                        Map.of("_row", "r2", "who", "p-otto", "visits", 1L))));
    long revision = cards().getFirst().revision();
    publish("rule", "list", list.replace("[1], at", "[1, 2], at"));
    at("2026-12-02T08:00");
    assertThat(cards()).extracting(RecordView::revision).containsExactly(revision);
  }

  @Test
  void listsOtherRecordsInASubtableUpToItsBound() {
    publish(
        "rule",
        "list",
        MONTHLY
            + """
            actions:
              - kind: create
                form: card
                submit: true
                set: {note: all}
                lists:
                  works: {records: {form: visit, where: {field: day, op: gte, value: 2026-11-04}}, set: {who: {formula: each.consultant}}, most: 2}
            """);
    visits("mira", "2026-11-03", 3);
    visits("otto", "2026-11-04", 2);

    at("2026-12-01T08:00");
    assertThat(cards())
        .singleElement()
        .satisfies(card ->
            assertThat(card.data().get("works"))
                .isEqualTo(
                    List.of(
                        Map.of("_row", "r1", "who", "p-otto"),
                        Map.of("_row", "r2", "who", "p-otto"))));
    visits("mira", "2026-11-05", 1);
    at("2027-01-01T08:00");

    assertThat(cards()).hasSize(1);
    assertThat(ran("list")).extracting(Run::cause).contains("rule.rows.too-many");
  }

  @Test
  void aDryRunShowsWhatWouldBeMade() {
    publish("rule", "cards", "off: true\n" + CARDS);
    visits("mira", "2026-11-03", 3);
    at("2026-12-01T09:00");

    DryRuns.Report report = dryRuns.of(shop.actor("root"), shop.form("cards"), 2, null);

    assertThat(report.possible()).isTrue();
    assertThat(report.hits())
        .singleElement()
        .satisfies(hit -> {
          Map<String, Object> would = hit.deeds().getFirst().would();
          assertThat(would).containsEntry("count", 1L);
          assertThat(would.get("each"))
              .isEqualTo(
                  List.of(
                      Map.of(
                          "month",
                          "2026-11",
                          "from",
                          "2026-11-01",
                          "consultant",
                          "p-mira",
                          "visits",
                          3L,
                          "ofStore",
                          3L,
                          "target",
                          9L)));
        });
    assertThat(cards()).isEmpty();
  }

  private List<RecordView> cards() {
    return records
        .query(
            shop.actor("root"),
            new RecordQuery(shop.form("card"), Condition.ALWAYS, "", List.of(), 100, null))
        .rows()
        .stream()
        .map(row -> records.get(shop.actor("root"), shop.form("card"), row.id()))
        .toList();
  }

  private List<Run> ran(String rule) {
    return runs.list(shop.actor("root"), RunQuery.ALL.ofRule(shop.form(rule)));
  }

  private void visits(@Nullable String who, String day, int count) {
    for (int i = 0; i < count; i++) {
      var data = new HashMap<String, Object>(Map.of("day", day));
      data.put("consultant", "p-" + who);
      records.handle(
          shop.actor(String.valueOf(who)),
          new Command.Create(shop.form("visit"), data, true, shop.act()));
    }
  }

  private void at(String moment) {
    clock.set(LocalDateTime.parse(moment).atZone(ZONE).toInstant());
    timers.fireDue();
  }

  private QualifiedKey publish(String kind, String key, String rest) {
    shops.republish(
        shop,
        kind,
        key,
        "key: " + key + "\n" + (rest.contains("title:") ? "" : "title: Rule\n") + rest);
    return shop.form(key);
  }
}
