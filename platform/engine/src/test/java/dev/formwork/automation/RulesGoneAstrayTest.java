package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.records.internal.Relay;
import dev.formwork.timers.Timers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What rules must not do: act on what nobody meant, stop others, forget what they owe. */
@EngineInVirtualTime
class RulesGoneAstrayTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired HandClock clock;
  @Autowired Relay relay;
  @Autowired MongoDatabase database;

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
  void changesNothingWhereTheValueIsMissingThatTellsWhichRecord() {
    QualifiedKey rule =
        garage.rule(
            "collecting",
            """
            trigger: {kind: changed, fields: [mileage]}
            actions:
              - {kind: upsert, form: visit, match: [code], set: {code: $field.note, reason: found}, submit: true}
            """);
    garage.made("visit", Map.of("reason", "of nobody"));
    RecordView car = garage.car("A-1", "mileage", 1);

    garage.edit(car, "mileage", 2);
    garage.settle();

    assertThat(garage.visits()).containsExactly(Map.of("reason", "of nobody"));
    assertThat(garage.runs(rule).getFirst())
        .returns(Run.State.FAILED, Run::state)
        .returns("rule.upsert.no-value", Run::cause);
  }

  @Test
  void makesAnotherRecordWhereTheFirstHasComeToStandForSomethingElse() {
    garage.rule(
        "collecting",
        """
        trigger: {kind: changed, fields: [mileage]}
        actions:
          - {kind: upsert, form: visit, match: [code], set: {code: $field.plate, reason: {formula: "'at ' + mileage"}}, link: car, submit: true}
        """);
    RecordView car = garage.car("A-1", "mileage", 1);
    garage.edit(car, "mileage", 2);
    garage.settle();
    RecordView first = garage.only("visit");
    garage.edit(first, "code", "renamed");

    garage.edit(car, "mileage", 3);
    garage.settle();

    assertThat(garage.visits())
        .extracting(visit -> visit.get("code"), visit -> visit.get("reason"))
        .containsExactlyInAnyOrder(tuple("renamed", "at 2"), tuple("A-1", "at 3"));
  }

  @Test
  void updatesNobodyWhereTheFieldThatNamesThemIsEmpty() {
    garage.rule(
        "closing",
        """
        trigger: {kind: changed, fields: [mileage]}
        actions:
          - {kind: update, records: {form: visit, where: {field: code, op: eq, value: $field.note}}, set: {done: true}}
        """);
    garage.made("visit", Map.of("reason", "of nobody"));
    RecordView car = garage.car("A-1", "mileage", 1);

    garage.edit(car, "mileage", 2);
    garage.settle();

    assertThat(garage.visits()).containsExactly(Map.of("reason", "of nobody"));
  }

  @Test
  void tellsActionsOfARuleBeforeSavingWhatItFiresFor() {
    garage.rule(
        "noting",
        """
        trigger: {kind: changed, fields: [mileage]}
        beforeSave: true
        actions:
          - {kind: set, fields: {note: {formula: "'from ' + facts.changed.mileage.before"}}}
        """);
    RecordView car = garage.car("A-1", "mileage", 1);

    garage.edit(car, "mileage", 2);

    assertThat(garage.view(car).data()).containsEntry("note", "from 1");
  }

  @Test
  void countsRepetitionsAnewWhenWhatTheyWaitForComesBack() {
    QualifiedKey rule =
        garage.rule(
            "nagging",
            """
            trigger: {kind: repeat, every: 1d plain, most: 2, while: {field: grade, op: empty}}
            actions: [{kind: create, form: visit, link: car, submit: true, set: {reason: call}}]
            """);
    RecordView car = garage.car("A-1");
    for (int day = 2; day <= 5; day++) {
      passes("2026-12-0" + day + "T09:00");
    }
    assertThat(garage.runs(rule)).hasSize(2);
    garage.edit(car, "grade", "sold");
    garage.edit(car, "grade", null);

    for (int day = 6; day <= 9; day++) {
      passes("2026-12-0" + day + "T09:00");
    }

    assertThat(garage.runs(rule)).hasSize(4);
  }

  @Test
  void letsEffectsOfOthersHappenBehindManyThatWereGivenUp() {
    for (int i = 0; i < 201; i++) {
      givenUp("0000-stuck-" + i);
    }
    RecordView car = garage.car("A-1");
    cars().updateOne(Filters.eq("_id", car.id()), Updates.push("effects", notice(car.id())));
    clock.set(clock.instant().plus(Duration.ofMinutes(1)));

    relay.sweep();

    Document swept = Objects.requireNonNull(cars().find(Filters.eq("_id", car.id())).first());
    assertThat(swept.getList("effects", Document.class, List.of())).isEmpty();
  }

  @Test
  void doesNotMakeWhatWasGivenUpHappenAgainWithTheNextWrite() {
    RecordView car = garage.car("A-1");
    cars()
        .updateOne(
            Filters.eq("_id", car.id()),
            Updates.push("effects", effect(car.id() + ":1:9", "no-such-kind")));

    garage.edit(car, "mileage", 2);

    assertThat(
            database.getCollection("failures").find(Filters.eq("_id", car.id() + ":1:9")).first())
        .as("nobody has tried it with the edit")
        .isNull();
  }

  private MongoCollection<Document> cars() {
    return database.getCollection("r." + garage.shop.form("car").app() + ".car");
  }

  private void givenUp(String id) {
    Document effect = effect(id + ":1:1", "no-such-kind");
    cars()
        .insertOne(
            new Document("_id", id)
                .append("updatedAt", Date.from(clock.instant().minusSeconds(3600)))
                .append("effects", List.of(effect)));
    database
        .getCollection("failures")
        .insertOne(
            new Document("_id", id + ":1:1")
                .append("tries", 8)
                .append("failedAt", Date.from(clock.instant())));
  }

  private static Document effect(String id, String kind) {
    return new Document("id", id).append("kind", kind).append("payload", new Document());
  }

  private static Document notice(String record) {
    return new Document("id", record + ":1:9")
        .append("kind", "inbox")
        .append("payload", new Document("record", record).append("gone", true));
  }
}
