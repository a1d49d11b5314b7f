package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.definitions.Parameters;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.timers.Timers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules that come with time. The clock stands at nine in the morning of 1 December 2026. */
@EngineInVirtualTime
class RulesOfTimeTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired HandClock clock;
  @Autowired DryRuns dryRuns;
  @Autowired PastSchedules past;
  @Autowired Parameters parameters;

  Garage garage;

  @BeforeEach
  void open() {
    at("2026-12-01T09:00");
    garage = new Garage(shops, records, timers, runs);
  }

  private void at(String moment) {
    clock.set(LocalDateTime.parse(moment).atZone(ZONE).toInstant());
  }

  private void passes(String moment) {
    at(moment);
    garage.settle();
  }

  @Test
  void firesBeforeADateAndMovesWithIt() {
    QualifiedKey rule =
        garage.rule(
            "reminding",
            """
            trigger: {kind: date, field: bought, shift: -3d plain, time: "08:00"}
            actions: [{kind: set, fields: {grade: reminded}}]
            """);
    RecordView car = garage.car("A-1", "bought", "2026-12-10");
    RecordView moved = garage.car("B-2", "bought", "2026-12-10");
    garage.edit(moved, "bought", "2026-12-20");

    passes("2026-12-07T07:59");
    assertThat(garage.runs(rule)).isEmpty();
    passes("2026-12-07T08:01");

    assertThat(garage.runs(rule)).singleElement().extracting(Run::record).isEqualTo(car.id());
    assertThat(garage.view(car).data()).containsEntry("grade", "reminded");
    assertThat(garage.runs(rule).getFirst().lateBy()).isEqualTo(60_000);
    passes("2026-12-17T08:00");
    assertThat(garage.runs(rule)).extracting(Run::record).contains(moved.id()).hasSize(2);
  }

  @Test
  void comesBackEachYearUntilSomethingHolds() {
    QualifiedKey rule =
        garage.rule(
            "birthday",
            """
            trigger: {kind: date, field: bought, time: "09:00", yearly: true, until: {field: grade, op: eq, value: sold}}
            actions: [{kind: set, fields: {count: {formula: "(count || 0) + 1"}}}]
            """);
    RecordView car = garage.car("A-1", "bought", "2024-02-29");

    passes("2027-03-01T10:00");
    assertThat(garage.view(car).data()).containsEntry("count", 1L);
    passes("2028-02-29T10:00");
    assertThat(garage.view(car).data()).containsEntry("count", 2L);
    garage.edit(car, "grade", "sold");
    passes("2029-03-01T10:00");

    assertThat(garage.runs(rule)).hasSize(2);
  }

  @Test
  void actsOnceForEachOfItsLastMoments() {
    QualifiedKey rule =
        garage.of(
            "",
            "monthly",
            """
            trigger: {kind: schedule, schedule: {every: month, monthDays: [3], at: "08:00"}}
            period: {unit: month, back: 1}
            actions: [{kind: create, form: visit, submit: true, set: {reason: {formula: period.key}}}]
            """);

    past.come(rule, 3, clock.instant());
    past.come(rule, 3, clock.instant());
    garage.settle();

    assertThat(garage.visits())
        .extracting(visit -> visit.get("reason"))
        .containsExactlyInAnyOrder("2026-08", "2026-09", "2026-10");
  }

  @Test
  void takesParametersAsTheyWereAtTheEndOfItsPeriod() {
    QualifiedKey rule =
        garage.of(
            "",
            "monthly",
            """
            trigger: {kind: schedule, schedule: {every: month, monthDays: [3], at: "08:00"}}
            period: {unit: month, back: 1}
            actions:
              - kind: create
                form: visit
                submit: true
                set: {reason: {formula: "params.bigOrder > 7 ? 'as before' : 'as now'"}}
            """);
    parameters.set(garage.shop.actor("root"), garage.shop.app, FieldKey.of("bigOrder"), 7);

    past.come(rule, 1, clock.instant());
    garage.settle();

    assertThat(garage.visits()).extracting(visit -> visit.get("reason")).containsOnly("as before");
  }

  @Test
  void findsTheRecordsThatWereThereBeforeTheRule() {
    RecordView car = garage.car("A-1", "bought", "2026-12-10");
    RecordView past = garage.car("B-2", "bought", "2026-11-10");
    QualifiedKey rule =
        garage.rule(
            "reminding",
            """
            trigger: {kind: date, field: bought, time: "08:00"}
            actions: [{kind: set, fields: {grade: reminded}}]
            """);

    passes("2026-12-01T09:01");
    passes("2026-12-10T08:00");

    assertThat(garage.runs(rule)).extracting(Run::record).containsExactly(car.id());
    assertThat(garage.view(past).data()).doesNotContainKey("grade");
  }

  @Test
  void forgetsTheTimersOfAnOlderDefinition() {
    garage.car("A-1", "bought", "2026-12-10");
    String rest =
        """
        trigger: {kind: date, field: bought, time: "%s"}
        actions: [{kind: set, fields: {count: {formula: "(count || 0) + 1"}}}]
        """;
    garage.rule("reminding", rest.formatted("08:00"));
    passes("2026-12-01T09:01");
    QualifiedKey rule = garage.rule("reminding", rest.formatted("10:00"));
    passes("2026-12-01T09:02");

    passes("2026-12-10T09:00");
    assertThat(garage.runs(rule)).isEmpty();
    passes("2026-12-10T10:00");

    assertThat(garage.runs(rule)).hasSize(1);
  }

  @Test
  void repeatsUntilSomethingHoldsAndBeginsAnewAfterAnEntry() {
    QualifiedKey rule =
        garage.rule(
            "nagging",
            """
            trigger: {kind: repeat, every: 2d plain, while: {field: grade, op: empty}, restart: [note]}
            actions: [{kind: create, form: visit, link: car, submit: true, set: {reason: call}}]
            """);
    RecordView car = garage.car("A-1");

    passes("2026-12-03T09:00");
    assertThat(garage.visits()).hasSize(1);
    at("2026-12-04T09:00");
    garage.edit(car, "note", "called");
    passes("2026-12-05T09:00");
    assertThat(garage.visits()).as("the entry counts as a call").hasSize(1);
    passes("2026-12-06T09:00");
    assertThat(garage.visits()).hasSize(2);
    garage.edit(car, "grade", "delivered");
    passes("2026-12-30T09:00");

    assertThat(garage.runs(rule)).hasSize(2);
  }

  @Test
  void actsOnEachRecordOfAScheduleAndCatchesUpOnce() {
    RecordView old = garage.car("A-1", "mileage", 5000);
    RecordView fresh = garage.car("B-2", "mileage", 5);
    QualifiedKey rule =
        garage.rule(
            "monthly",
            """
            trigger: {kind: schedule, schedule: {every: month, last: true, at: "20:00"}}
            when: {field: mileage, op: gt, value: 1000}
            actions: [{kind: set, fields: {count: {formula: "(count || 0) + 1"}}}]
            """);

    passes("2026-12-31T19:59");
    assertThat(garage.runs(rule)).isEmpty();
    passes("2026-12-31T20:00");
    assertThat(garage.view(old).data()).containsEntry("count", 1L);
    assertThat(garage.view(fresh).data()).doesNotContainKey("count");
    assertThat(garage.runs(rule).getFirst().counts()).isEqualTo(new Run.Counts(1, 0));
    passes("2027-03-15T12:00");

    assertThat(garage.view(old).data()).containsEntry("count", 2L);
    assertThat(garage.runs(rule).getFirst().lateBy())
        .isEqualTo(Duration.ofDays(43).minusHours(8).toMillis());
    passes("2027-03-31T20:00");
    assertThat(garage.view(old).data()).containsEntry("count", 3L);
  }

  @Test
  void giveARunOfItsOwnToEachRecordOfAScheduleThatFails() {
    RecordView bad = garage.car("bad", "mileage", 1);
    RecordView good = garage.car("good", "mileage", 1);
    QualifiedKey rule =
        garage.rule(
            "nightly",
            """
            trigger: {kind: schedule, schedule: {every: day, at: "02:00"}}
            actions: [{kind: set, fields: {mileage: {formula: "plate === 'bad' ? 'many' : 7"}}}]
            """);

    passes("2026-12-02T02:00");

    assertThat(garage.view(good).data()).containsEntry("mileage", 7L);
    assertThat(garage.runs(rule))
        .filteredOn(Run::many)
        .singleElement()
        .extracting(Run::counts)
        .isEqualTo(new Run.Counts(1, 1));
    Run failed =
        garage.runs(rule).stream()
            .filter(run -> bad.id().equals(run.record()))
            .findFirst()
            .orElseThrow();
    assertThat(failed.state()).isEqualTo(Run.State.FAILED);
    garage.edit(bad, "plate", "better");
    runs.retry(garage.shop.actor("root"), failed.id());
    garage.settle();
    assertThat(garage.view(bad).data()).containsEntry("mileage", 7L);
  }

  @Test
  void makesRecordsWithoutOneToBeAbout() {
    garage.of(
        "",
        "weekly",
        """
        trigger: {kind: schedule, schedule: {every: week, weekdays: [monday], at: "08:30"}}
        actions: [{kind: create, form: visit, submit: true, set: {reason: weekly}}]
        """);

    passes("2026-12-14T09:00");

    assertThat(garage.visits()).singleElement().extracting("reason").isEqualTo("weekly");
  }

  @Test
  void triesARuleOutOnWhatHasHappened() {
    RecordView car = garage.car("A-1", "mileage", 100);
    at("2026-12-02T09:00");
    garage.edit(car, "mileage", 6_000);
    at("2026-12-03T09:00");
    garage.edit(car, "mileage", 7_000, "plate", "A-2");
    at("2026-12-04T09:00");
    QualifiedKey rule =
        garage.rule(
            "trying",
            """
            off: true
            trigger: {kind: threshold, field: mileage, every: 5000}
            actions:
              - {kind: set, fields: {grade: $field.plate}}
              - {kind: set, fields: {mileage: {formula: "'many'"}}}
              - {kind: message, to: [{person: mira}], text: Look}
            """);

    DryRuns.Report report = dryRuns.of(garage.shop.actor("root"), rule, 5, null);

    assertThat(report.possible()).isTrue();
    DryRuns.Hit hit = report.hits().getFirst();
    assertThat(report.hits()).hasSize(1);
    assertThat(hit.record()).isEqualTo(car.id());
    assertThat(hit.at())
        .isEqualTo(LocalDateTime.parse("2026-12-02T09:00").atZone(ZONE).toInstant());
    assertThat(hit.deeds().get(0).would())
        .isEqualTo(Map.of("before", Map.of(), "after", Map.of("grade", "A-1")));
    assertThat(hit.deeds().get(1).problem()).startsWith("record.field.");
    assertThat(hit.deeds().get(2).would()).isEqualTo(Map.of("persons", List.of("p-mira")));
    assertThat(garage.runs(rule)).isEmpty();
    assertThat(garage.view(car).revision()).isEqualTo(3);
    assertThat(dryRuns.of(garage.shop.actor("root"), rule, 1, null).hits()).isEmpty();
  }

  @Test
  void takesWhatIsBroughtInAsHistoryForOver() {
    QualifiedKey birthday =
        garage.rule(
            "birthday",
            """
            trigger: {kind: date, field: bought, time: "09:00", yearly: true}
            actions: [{kind: set, fields: {grade: greeted}}]
            """);
    QualifiedKey welcome =
        garage.rule(
            "welcome",
            """
            trigger: {kind: created}
            actions: [{kind: set, fields: {grade: welcome}}]
            """);
    var act = Command.Act.of("sample-" + garage.shop.app, Command.Origin.SAMPLE);
    records.replay(
        garage.shop.actor("root"),
        new Command.Create(
            garage.shop.form("car"), Map.of("plate", "A-1", "bought", "2020-06-01"), true, act),
        LocalDateTime.parse("2026-01-15T09:00").atZone(ZONE).toInstant());

    passes("2026-12-01T10:00");
    assertThat(garage.runs(welcome)).isEmpty();
    assertThat(garage.runs(birthday)).isEmpty();
    passes("2027-06-01T09:00");

    assertThat(garage.runs(birthday)).hasSize(1);
  }
}
