package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.RelationChoice;
import dev.formwork.records.Shop;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import dev.formwork.timers.Timers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules that answer what happens to cars. */
@EngineInVirtualTime
class RunningRulesTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired HandClock clock;
  @Autowired MongoDatabase database;

  Garage garage;

  @BeforeEach
  void open() {
    garage = new Garage(shops, records, timers, runs);
  }

  @Test
  void setsFieldsAndMakesARecordWhenACarComes() {
    QualifiedKey rule =
        garage.rule(
            "welcome",
            """
            trigger: {kind: created}
            when: {field: mileage, op: gt, value: 1000}
            actions:
              - {kind: set, fields: {grade: used, count: {formula: "mileage * 2"}}}
              - {kind: create, form: visit, link: car, submit: true, set: {reason: $field.plate}}
            """);
    RecordView fresh = garage.car("A-1", "mileage", 10);
    RecordView used = garage.car("B-2", "mileage", 5000);

    garage.settle();

    assertThat(garage.view(fresh).data()).doesNotContainKey("grade");
    assertThat(garage.view(used).data())
        .containsEntry("grade", "used")
        .containsEntry("count", 10_000L);
    assertThat(garage.visits())
        .singleElement()
        .isEqualTo(Map.of("car", used.id(), "reason", "B-2"));
    Run run = garage.runs(rule).getFirst();
    assertThat(garage.runs(rule)).hasSize(1);
    assertThat(run.state()).isEqualTo(Run.State.DONE);
    assertThat(run.record()).isEqualTo(used.id());
    assertThat(run.steps()).extracting(RunStep::kind).containsExactly("set", "create");
    assertThat(run.steps().getFirst().output())
        .containsEntry("after", Map.of("grade", "used", "count", 10_000L));
  }

  @Test
  void actsAsThePlatformAndSaysThatARuleDidIt() {
    garage.rule(
        "grading",
        """
        trigger: {kind: created}
        actions: [{kind: set, fields: {grade: new}}]
        """);
    RecordView car = garage.car("A-1");

    garage.settle();

    HistoryEntry last = records.history(garage.shop.actor("root"), car.key(), car.id()).getFirst();
    assertThat(last.origin()).isEqualTo(Command.Origin.RULE);
    assertThat(last.by()).isEqualTo("platform");
    assertThat(last.changes()).extracting(HistoryEntry.Change::path).containsExactly("grade");
  }

  @Test
  void looksAtTheValuesBeforeAndAfter() {
    QualifiedKey rule =
        garage.rule(
            "dearer",
            """
            trigger: {kind: changed, fields: [price]}
            was: {field: price, op: lt, value: 100}
            when: {field: price, op: gte, value: 100}
            actions: [{kind: set, fields: {note: {formula: "'was ' + facts.changed.price.before"}}}]
            """);
    RecordView car = garage.car("A-1", "price", 80);
    garage.edit(car, "price", 90);
    garage.edit(car, "plate", "A-2");
    garage.edit(car, "price", 120);
    garage.edit(car, "price", 130);

    garage.settle();

    assertThat(garage.runs(rule)).hasSize(1);
    assertThat(garage.runs(rule).getFirst().facts().get("changed"))
        .isEqualTo(
            Map.of(
                "price", Map.of("before", new BigDecimal("90"), "after", new BigDecimal("120"))));
    assertThat(garage.view(car).data()).containsEntry("note", "was 90");
  }

  @Test
  void stopsAtAnActionThatIsRefusedUntilSomebodyRetriesIt() {
    QualifiedKey rule =
        garage.rule(
            "making",
            """
            trigger: {kind: created}
            actions:
              - {kind: set, fields: {count: 1}}
              - {kind: set, fields: {mileage: {formula: "plate === 'bad' ? 'many' : 5"}}}
              - {kind: set, fields: {grade: end}}
            """);
    RecordView car = garage.car("bad");
    garage.settle();
    Run failed = garage.runs(rule).getFirst();
    assertThat(failed.state()).isEqualTo(Run.State.FAILED);
    assertThat(failed.cause()).startsWith("record.");
    assertThat(failed.position().action()).isEqualTo(1);
    assertThat(garage.view(car).data()).containsEntry("count", 1L).doesNotContainKey("grade");

    garage.edit(car, "plate", "good", "count", 7);
    runs.retry(garage.shop.actor("root"), failed.id());
    garage.settle();

    assertThat(garage.runs(rule).getFirst().state()).isEqualTo(Run.State.DONE);
    assertThat(garage.view(car).data())
        .containsEntry("mileage", 5L)
        .containsEntry("grade", "end")
        .as("what was done stays done")
        .containsEntry("count", 7L);
  }

  @Test
  void givesUpWhatSomebodyDiscards() {
    QualifiedKey rule =
        garage.rule(
            "failing",
            """
            trigger: {kind: created}
            actions: [{kind: set, fields: {mileage: {formula: "'many'"}}}]
            """);
    garage.car("A-1");
    garage.settle();
    String run = garage.runs(rule).getFirst().id();

    runs.discard(garage.shop.actor("root"), run);

    assertThat(garage.runs(rule).getFirst().state()).isEqualTo(Run.State.DISCARDED);
    assertThatThrownBy(() -> runs.retry(garage.shop.actor("root"), run))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessageContaining("rule.run.not-failed");
    assertThatThrownBy(() -> runs.list(garage.shop.actor("mira"), RunQuery.ALL))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void stopsRulesThatSetEachOtherOff() {
    String rest =
        """
        trigger: {kind: changed, fields: [%s]}
        actions: [{kind: set, fields: {%s: {formula: "(%s || 0) + 1"}}}]
        """;
    QualifiedKey there = garage.rule("there", rest.formatted("mileage", "count", "count"));
    QualifiedKey back = garage.rule("back", rest.formatted("count", "mileage", "mileage"));
    RecordView car = garage.car("A-1", "mileage", 1);

    garage.edit(car, "mileage", 2);
    garage.settle();

    assertThat(garage.runs(back)).extracting(Run::state).containsExactly(Run.State.DONE);
    assertThat(garage.runs(there))
        .extracting(Run::state)
        .containsExactlyInAnyOrder(Run.State.STOPPED, Run.State.DONE);
    assertThat(garage.view(car).data()).containsEntry("mileage", 3L).containsEntry("count", 1L);
  }

  @Test
  void isNotSetOffByItself() {
    QualifiedKey rule =
        garage.rule(
            "counting",
            """
            trigger: {kind: changed}
            actions: [{kind: set, fields: {count: {formula: "(count || 0) + 1"}}}]
            """);
    RecordView car = garage.car("A-1");

    garage.edit(car, "mileage", 2);
    garage.settle();

    assertThat(garage.runs(rule)).hasSize(1);
    assertThat(garage.view(car).data()).containsEntry("count", 1L);
  }

  @Test
  void answersInTheSameWriteWhereItIsToldTo() {
    garage.rule(
        "at-once",
        """
        beforeSave: true
        trigger: {kind: changed, created: true}
        when: {field: mileage, op: gt, value: 100}
        actions: [{kind: set, fields: {grade: used}}]
        """);

    RecordView car = garage.car("A-1", "mileage", 500);

    assertThat(car.data()).containsEntry("grade", "used");
    assertThat(car.revision()).isEqualTo(1);
    assertThat(records.history(garage.shop.actor("root"), car.key(), car.id()).getFirst().why())
        .singleElement()
        .extracting(reason -> reason.code())
        .isEqualTo("rule.trace.set");
  }

  @Test
  void showsAButtonToWhomItIsForAndOnlyWhileItsConditionHolds() {
    QualifiedKey rule =
        garage.rule(
            "service",
            """
            trigger: {kind: button, label: Service, by: [{person: mira}]}
            when: {field: mileage, op: gt, value: 100}
            actions: [{kind: create, form: visit, link: car, submit: true, set: {reason: service}}]
            """);
    RecordView fresh = garage.car("A-1", "mileage", 1);
    RecordView used = garage.car("B-2", "mileage", 500);

    press(used, rule, "root");
    assertThatThrownBy(() -> press(fresh, rule, "root"))
        .hasMessageContaining("rule.button.not-now");
    garage.settle();

    assertThat(garage.visits()).extracting(visit -> visit.get("car")).containsExactly(used.id());
    assertThat(garage.runs(rule).getFirst().by()).isEqualTo("p-root");
  }

  private void press(RecordView record, QualifiedKey rule, String who) {
    records.handle(
        garage.shop.actor(who),
        new Command.Press(record.key(), record.id(), rule, garage.shop.act()));
  }

  @Test
  void changesOtherRecordsAndMakesOneForEachRow() {
    garage.rule(
        "checking",
        """
        trigger: {kind: changed, fields: [mileage]}
        actions:
          - {kind: create, form: visit, link: car, submit: true, rows: parts, set: {reason: {formula: each.name}, cost: {formula: each.worth}}}
          - {kind: update, records: {form: visit, link: car}, set: {done: true, code: $field.plate}}
        """);
    RecordView car =
        garage.car(
            "A-1",
            "parts",
            List.of(Map.of("name", "wheel", "worth", 5), Map.of("name", "door", "worth", 7)));
    RecordView other = garage.car("B-2");
    garage.made("visit", Map.of("car", other.id(), "reason", "other"));

    garage.edit(car, "mileage", 9);
    garage.settle();

    assertThat(garage.visits())
        .filteredOn(visit -> car.id().equals(visit.get("car")))
        .extracting(visit -> visit.get("reason"), visit -> visit.get("done"))
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple("wheel", true),
            org.assertj.core.api.Assertions.tuple("door", true));
    assertThat(garage.visits())
        .filteredOn(visit -> other.id().equals(visit.get("car")))
        .noneMatch(visit -> visit.containsKey("done"));
  }

  @Test
  void makesARecordOnceAndChangesItAfterwards() {
    garage.rule(
        "keeping",
        """
        trigger: {kind: changed, fields: [mileage]}
        actions:
          - {kind: upsert, form: visit, match: [code], set: {code: $field.plate, reason: {formula: "'at ' + mileage"}}, link: car, submit: true}
        """);
    RecordView car = garage.car("A-1", "mileage", 1);

    garage.edit(car, "mileage", 2);
    garage.settle();
    garage.edit(car, "mileage", 3);
    garage.settle();

    assertThat(garage.visits())
        .singleElement()
        .isEqualTo(Map.of("code", "A-1", "reason", "at 3", "car", car.id()));
  }

  @Test
  void appliesAChangeOnlyToWhatIsStillAsItWas() {
    QualifiedKey rule =
        garage.of(
            "visit",
            "patching",
            """
            trigger: {kind: button, label: Apply}
            actions: [{kind: apply-patch, to: car, form: car, fields: {price: cost}, old: {price: oldPrice}}]
            """);
    RecordView car = garage.car("A-1", "price", 100);
    RecordView stale = garage.made("visit", Map.of("car", car.id(), "cost", 90, "oldPrice", 95));
    RecordView current = garage.made("visit", Map.of("car", car.id(), "cost", 80, "oldPrice", 100));

    press(stale, rule, "root");
    garage.settle();
    assertThat(garage.runs(rule).getFirst().cause()).isEqualTo("rule.patch.outdated");
    assertThat(garage.runs(rule).getFirst().causeArgs()).containsEntry("is", "100");
    press(current, rule, "root");
    garage.settle();

    assertThat(garage.view(car).data()).containsEntry("price", new BigDecimal("80"));
  }

  @Test
  void givesTagsByWhatTheRecordIsLikeAndLeavesOthers() {
    garage.rule(
        "tagging",
        """
        trigger: {kind: changed, created: true}
        actions:
          - kind: tags
            field: tags
            tags:
              - {tag: old, when: {field: mileage, op: gt, value: 1000}}
              - {tag: vip, when: {field: price, op: gt, value: 500}}
        """);
    RecordView car = garage.car("A-1", "mileage", 5000, "price", 100, "tags", List.of("own"));
    garage.settle();
    assertThat(garage.view(car).data()).containsEntry("tags", List.of("own", "old"));

    garage.edit(car, "mileage", 10, "price", 900);
    garage.settle();

    assertThat(garage.view(car).data()).containsEntry("tags", List.of("own", "vip"));
  }

  @Test
  void suggestsAGradeThatAPersonMayChangeWithAReason() {
    garage.shops.republish(
        garage.shop,
        "decision-table",
        "grading",
        """
        key: grading
        title: Grading
        inputs: [{key: mileage, title: Mileage, type: number}]
        outputs: [{key: grade, title: Grade, type: text}]
        rows: [{when: {mileage: {lt: 1000}}, then: {grade: fresh}}]
        otherwise: {grade: used}
        """);
    garage.rule(
        "grade",
        """
        beforeSave: true
        trigger: {kind: changed, created: true}
        actions: [{kind: decision-table, table: grading, into: {grade: grade}, assisted: {suggestion: note, reason: plate}}]
        """
            .replace("reason: plate", "reason: count"));
    RecordView car = garage.car("A-1", "mileage", 5);
    assertThat(car.data()).containsEntry("grade", "fresh").containsEntry("note", "fresh");

    assertThat(garage.edit(car, "mileage", 2000).data()).containsEntry("grade", "used");
    assertThatThrownBy(() -> garage.edit(car, "grade", "fresh"))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("rule.table.reason-required at count");
    RecordView changed = garage.edit(car, "grade", "fresh", "count", 1);

    assertThat(changed.data()).containsEntry("grade", "fresh").containsEntry("note", "used");
  }

  @Test
  void hearsOfWordsThresholdsCommentsAndStates() {
    QualifiedKey words =
        garage.rule(
            "words",
            """
            trigger: {kind: keywords, fields: [note], comments: true, words: [{word: 刹车失灵, severity: critical}]}
            actions: [{kind: set, fields: {grade: {formula: "facts.hits[0].severity"}}}]
            """);
    QualifiedKey miles =
        garage.rule(
            "miles",
            """
            once: true
            trigger: {kind: threshold, field: mileage, every: 5000}
            actions: [{kind: create, form: visit, link: car, submit: true, set: {reason: {formula: "'at ' + facts.bound"}}}]
            """);
    QualifiedKey states =
        garage.rule(
            "states",
            """
            trigger: {kind: state, to: [done]}
            actions: [{kind: set, fields: {count: 1}}]
            """);
    RecordView car = garage.car("A-1", "mileage", 4000, "note", "fine");

    garage.edit(car, "mileage", 11_000);
    garage.edit(car, "mileage", 9_000);
    garage.edit(car, "mileage", 12_000);
    garage.edit(car, "note", "客户说刹车失灵");
    garage.edit(car, "note", "客户说刹车失灵!");
    records.handle(
        garage.shop.actor("root"),
        new Command.Comment(car.key(), car.id(), "又刹车失灵", garage.shop.act()));
    garage.settle();

    assertThat(garage.runs(words)).hasSize(2);
    assertThat(garage.runs(miles)).as("once for each multiple").hasSize(1);
    assertThat(garage.visits()).extracting("reason").containsExactly("at 10000");
    assertThat(garage.runs(states)).hasSize(1);
    assertThat(garage.view(car).data()).containsEntry("grade", "critical");
  }

  @Test
  void letsSomebodyReadARecordForATime() {
    garage.rule(
        "lending",
        """
        trigger: {kind: created}
        actions: [{kind: grant, to: [{person: mira}], within: 2d plain}]
        """);
    RecordView car = garage.car("A-1");
    var mira = garage.shop.actor("mira");
    assertThatThrownBy(() -> records.get(mira, car.key(), car.id()))
        .isInstanceOf(Refusal.NotFound.class);

    garage.settle();

    assertThat(records.get(mira, car.key(), car.id()).data()).containsEntry("plate", "A-1");
    assertThat(records.get(mira, car.key(), car.id()).access("plate").canEdit()).isFalse();
    assertThatThrownBy(() -> records.get(garage.shop.actor("otto"), car.key(), car.id()))
        .isInstanceOf(Refusal.NotFound.class);
    clock.move(Duration.ofDays(3));
    assertThatThrownBy(() -> records.get(mira, car.key(), car.id()))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void listsARecordThatSomebodyMayReadForATimeAmongThoseThatHeReadsAnyway() {
    garage.shops.republish(
        garage.shop,
        "role",
        "consultant",
        """
        key: consultant
        title: Consultant
        grants: [{form: car, actions: [create, read, export], scope: own}]
        """);
    garage.rule(
        "lending",
        """
        trigger: {kind: created}
        actions: [{kind: grant, to: [{person: mira}], within: 2d plain}]
        """);
    RecordView car = garage.car("A-1");
    assertThat(listed("mira", "A-1", car)).isEmpty();

    garage.settle();

    assertThat(listed("mira", "A-1", car)).containsExactly(car.id());
    assertThat(listed("otto", "A-1", car)).isEmpty();
    assertThat(records.choose(garage.shop.actor("mira"), car.key(), "", 10))
        .extracting(RelationChoice::id)
        .containsExactly(car.id());
    clock.move(Duration.ofDays(3));
    assertThat(listed("mira", "A-1", car)).isEmpty();
  }

  private List<String> listed(String username, String plate, RecordView like) {
    var query = RecordQuery.all(like.key()).where(Condition.of("plate", Operator.EQ, plate));
    return records.query(garage.shop.actor(username), query).rows().stream()
        .map(RecordPage.Row::id)
        .toList();
  }

  @Test
  void costsAFormWithoutRulesNothing() {
    long without = writtenBy(() -> garage.made("visit", Map.of("reason", "a")));
    garage.rule(
        "elsewhere",
        """
        trigger: {kind: changed, created: true}
        actions: [{kind: set, fields: {count: 1}}]
        """);

    long withRulesElsewhere = writtenBy(() -> garage.made("visit", Map.of("reason", "b")));
    long withARule = writtenBy(() -> garage.car("A-1"));

    assertThat(without).as("the record and its history").isEqualTo(2);
    assertThat(withRulesElsewhere).isEqualTo(2);
    assertThat(withARule).as("a run and its timer besides").isEqualTo(4);
  }

  /** How many documents there are more. */
  private long writtenBy(Runnable act) {
    long before = documents();
    act.run();
    return documents() - before;
  }

  private long documents() {
    long count = 0;
    for (String name : database.listCollectionNames()) {
      count += database.getCollection(name).countDocuments();
    }
    return count;
  }
}
