package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.automation.internal.Rehearsal;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Drafts;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.rules.Condition;
import dev.formwork.timers.Timers;
import dev.formwork.triggers.Rule;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules tried on past records before they are switched on. Nothing may be written by it. */
@EngineInVirtualTime
class TryingARuleOutTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired HandClock clock;
  @Autowired DryRuns dryRuns;
  @Autowired Rehearsal rehearsal;
  @Autowired Drafts drafts;
  @Autowired Apps apps;

  Garage garage;

  @BeforeEach
  void open() {
    at("2026-12-01T09:00");
    garage = new Garage(shops, records, timers, runs);
  }

  private void at(String moment) {
    clock.set(LocalDateTime.parse(moment).atZone(ZONE).toInstant());
  }

  /** A rule that only the draft has. */
  private QualifiedKey drawn(String key, String rest) {
    String text = "key: " + key + "\ntitle: {en: " + key + ", zh: 规则}\n" + rest;
    drafts.save(
        garage.shop.actor("root"), garage.shop.app, DefinitionName.of("rule", key), text, 0);
    return garage.shop.form(key);
  }

  private DryRuns.Report tried(QualifiedKey rule, int days) {
    return dryRuns.ofDraft(garage.shop.actor("root"), rule, days);
  }

  @Test
  void triesTheDraftAndNotWhatIsLive() {
    RecordView car = garage.car("A-1", "mileage", 100);
    QualifiedKey rule =
        garage.rule(
            "grading",
            """
            off: true
            trigger: {kind: created}
            actions: [{kind: set, fields: {grade: live}}]
            """);
    String drawn =
        """
        key: grading
        title: {en: grading, zh: 规则}
        form: car
        trigger: {kind: created}
        actions: [{kind: set, fields: {grade: drawn}}]
        """;
    drafts.save(
        garage.shop.actor("root"), garage.shop.app, DefinitionName.of("rule", "grading"), drawn, 0);

    DryRuns.Report report = tried(rule, 7);

    assertThat(report.fired()).isEqualTo(1);
    assertThat(report.hits().getFirst().deeds().getFirst().would())
        .isEqualTo(Map.of("before", Map.of(), "after", Map.of("grade", "drawn")));
    assertThat(garage.view(car).revision()).isEqualTo(1);
    assertThat(garage.view(car).data()).doesNotContainKey("grade");
    assertThat(garage.runs(rule)).isEmpty();
  }

  @Test
  void saysWhichConditionKeptItAndWhatTheRecordHad() {
    garage.car("A-1", "mileage", 100, "note", "dusty");
    RecordView far = garage.car("B-2", "mileage", 9_000, "note", "dusty");
    QualifiedKey rule =
        drawn(
            "far",
            """
            form: car
            trigger: {kind: created}
            when: {all: [{field: mileage, op: gte, value: 5000}, {field: note, op: eq, value: dusty}]}
            actions: [{kind: set, fields: {grade: far}}]
            """);

    DryRuns.Report report = tried(rule, 7);

    assertThat(report.hits()).extracting(DryRuns.Hit::record).containsExactly(far.id());
    assertThat(report.missed()).isEqualTo(1);
    DryRuns.Miss miss = report.misses().getFirst();
    assertThat(miss.unmet())
        .singleElement()
        .isInstanceOfSatisfying(
            Condition.Compare.class,
            unmet -> assertThat(unmet.field().value()).isEqualTo("mileage"));
    assertThat(miss.values()).containsEntry("mileage", 100L);
    assertThat(miss.before()).isFalse();
  }

  @Test
  void saysThatAConditionBeforeTheChangeKeptIt() {
    RecordView car = garage.car("A-1", "mileage", 100);
    at("2026-12-02T09:00");
    garage.edit(car, "mileage", 200);
    QualifiedKey rule =
        drawn(
            "before",
            """
            form: car
            trigger: {kind: changed, fields: [mileage]}
            was: {field: mileage, op: gte, value: 5000}
            actions: [{kind: set, fields: {grade: far}}]
            """);

    DryRuns.Miss miss = tried(rule, 7).misses().getFirst();

    assertThat(miss.before()).isTrue();
    assertThat(miss.values()).containsEntry("mileage", 100L);
  }

  @Test
  void countsARecordThatWasADraftFirstAsCreatedOnce() {
    RecordView drafted =
        records.handle(
            garage.shop.actor("root"),
            new Command.Create(
                garage.shop.form("car"), Map.of("plate", "A-1"), false, garage.shop.act()));
    at("2026-12-02T09:00");
    records.handle(
        garage.shop.actor("root"),
        new Command.Submit(drafted.key(), drafted.id(), Map.of(), garage.shop.act()));
    at("2026-12-03T09:00");
    QualifiedKey rule =
        drawn(
            "fresh",
            """
            form: car
            trigger: {kind: created}
            actions: [{kind: set, fields: {grade: fresh}}]
            """);

    DryRuns.Report report = tried(rule, 7);

    assertThat(report.hits())
        .extracting(DryRuns.Hit::at)
        .containsExactly(LocalDateTime.parse("2026-12-02T09:00").atZone(ZONE).toInstant());
  }

  @Test
  void findsOutcomesAndTheEndOfFlowsInThePast() {
    RecordView order = garage.shop.submitted(50_000);
    at("2026-12-02T09:00");
    garage.shop.decide("sun", order, "pass", "", Map.of("reviewNote", "fine"));
    at("2026-12-03T09:00");
    records.handle(
        garage.shop.actor("root"),
        new Command.Comment(order.key(), order.id(), "later", garage.shop.act()));
    QualifiedKey reviewed =
        drawn(
            "reviewed",
            """
            form: order
            trigger: {kind: outcome, node: first-review, outcomes: [pass]}
            actions: [{kind: message, to: [{initiator: true}], text: Reviewed}]
            """);
    QualifiedKey ended =
        drawn(
            "ended",
            """
            form: order
            trigger: {kind: state, from: [running], to: [completed]}
            actions: [{kind: message, to: [{initiator: true}], text: Done}]
            """);

    assertThat(tried(reviewed, 7).hits())
        .extracting(DryRuns.Hit::at)
        .containsExactly(LocalDateTime.parse("2026-12-02T09:00").atZone(ZONE).toInstant());
    assertThat(tried(ended, 7).hits())
        .extracting(DryRuns.Hit::at)
        .containsExactly(LocalDateTime.parse("2026-12-02T09:00").atZone(ZONE).toInstant());
  }

  @Test
  void saysWhereItWasCut() {
    for (int i = 0; i < 5; i++) {
      garage.car("A-" + i, "mileage", i);
      clock.move(Duration.ofMinutes(1));
    }
    Rule rule =
        Definitions.read(
                Rule.TYPE,
                """
                key: all
                title: {en: all, zh: 规则}
                form: car
                trigger: {kind: created}
                when: {field: mileage, op: gte, value: 1}
                actions: [{kind: set, fields: {grade: seen}}]
                """)
            .get();
    QualifiedKey key = garage.shop.form("all");
    var since = clock.instant().minus(Duration.ofDays(7));

    var few = new Rehearsal.Limits(3, 2, 1, Duration.ofSeconds(60));
    DryRuns.Report cut = rehearsal.of(key, rule, apps.live(), since, few);
    var instant = new Rehearsal.Limits(100, 100, 100, Duration.ZERO);
    DryRuns.Report late = rehearsal.of(key, rule, apps.live(), since, instant);

    assertThat(cut.looked().records()).isEqualTo(3);
    assertThat(cut.looked().all()).isFalse();
    assertThat(cut.looked().inTime()).isTrue();
    assertThat(cut.fired()).as("the newest three").isEqualTo(3);
    assertThat(cut.hits()).hasSize(2);
    assertThat(late.looked().inTime()).isFalse();
    assertThat(late.looked().records()).isEqualTo(1);
  }

  @Test
  void knowsNoPastOfFormsThatAreNotLive() {
    String form =
        """
        key: bay
        title: Bay
        sections: [{key: main, title: Main, fields: [{key: name, type: text, title: Name}]}]
        """;
    drafts.save(
        garage.shop.actor("root"), garage.shop.app, DefinitionName.of("form", "bay"), form, 0);
    QualifiedKey rule =
        drawn(
            "bays",
            """
            form: bay
            trigger: {kind: created}
            actions: [{kind: set, fields: {name: fresh}}]
            """);

    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> tried(rule, 7))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("rule.dry-run.no-form"));
  }

  @Test
  void isForBuildersOnly() {
    QualifiedKey rule = new QualifiedKey(garage.shop.app, DefinitionKey.of("any"));

    assertThatExceptionOfType(Refusal.Forbidden.class)
        .isThrownBy(() -> dryRuns.ofDraft(garage.shop.actor("mira"), rule, 7));
  }
}
