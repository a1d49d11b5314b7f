package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.records.internal.Relay;
import dev.formwork.timers.Timers;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules that wait for cars to go. */
@EngineInVirtualTime
class FollowingDeletionsTest {

  private static final String GONE =
      """
      trigger: {kind: deleted}
      when: {field: mileage, op: gt, value: 100}
      actions: [{kind: create, form: visit, submit: true, set: {reason: $field.plate}}]
      """;

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired Relay relay;
  @Autowired Apps apps;
  @Autowired HandClock clock;
  @Autowired MongoDatabase database;

  Garage garage;

  @BeforeEach
  void open() {
    garage = new Garage(shops, records, timers, runs);
  }

  @Test
  void aRuleFiresOnceForTheRecordThatHasGone() {
    QualifiedKey rule = garage.rule("gone", GONE);
    RecordView kept = garage.car("A-1", "mileage", 50);
    RecordView car = garage.car("B-2", "mileage", 500);

    delete(kept);
    delete(car);
    garage.settle();

    assertThat(garage.visits()).containsExactly(Map.of("reason", "B-2"));
    assertThat(garage.runs(rule)).hasSize(1);
    assertThat(departures()).isEmpty();
  }

  @Test
  void whatANodeThatDiedHasLeftOfADeletionIsMadeUpFor() {
    QualifiedKey rule = garage.rule("gone", GONE);
    RecordView car = garage.car("B-2", "mileage", 500);
    Document announced = announced(rule, car);
    database.getCollection("departures").insertOne(announced);
    database
        .getCollection("r." + car.key().app() + ".car")
        .deleteOne(new Document("_id", car.id()));

    relay.sweep();
    relay.sweep();
    garage.settle();

    assertThat(garage.visits()).containsExactly(Map.of("reason", "B-2"));
    assertThat(garage.runs(rule)).hasSize(1);
    assertThat(departures()).isEmpty();
  }

  @Test
  void nothingFollowsADeletionThatDidNotCome() {
    QualifiedKey rule = garage.rule("gone", GONE);
    RecordView car = garage.car("B-2", "mileage", 500);
    database.getCollection("departures").insertOne(announced(rule, car));

    relay.sweep();
    garage.settle();

    assertThat(garage.runs(rule)).isEmpty();
    assertThat(departures()).isEmpty();
    assertThat(garage.view(car).data()).containsEntry("plate", "B-2");
  }

  private void delete(RecordView record) {
    records.handle(
        garage.shop.actor("root"),
        new Command.Delete(record.key(), record.id(), garage.shop.act()));
  }

  /** What stands there between the word that a record goes and its going. */
  private Document announced(QualifiedKey rule, RecordView car) {
    String id = car.id() + ":" + car.revision();
    var payload =
        new Document("rule", rule.toString())
            .append("release", (long) apps.current(garage.shop.app).number())
            .append("record", car.id())
            .append("form", car.key().toString())
            .append("revision", car.revision())
            .append("at", Date.from(clock.instant()))
            .append("by", "p-root")
            .append("facts", new Document("plate", "B-2"))
            .append("trail", List.of())
            .append("depth", 0L);
    return new Document("_id", id)
        .append("form", car.key().toString())
        .append("record", car.id())
        .append("revision", car.revision())
        .append("at", Date.from(clock.instant().minusSeconds(60)))
        .append(
            "effects",
            List.of(
                new Document("id", car.id() + ":" + (car.revision() + 1) + ":r0")
                    .append("kind", "rule")
                    .append("payload", payload)));
  }

  private List<Document> departures() {
    return database.getCollection("departures").find().into(new ArrayList<>());
  }
}
