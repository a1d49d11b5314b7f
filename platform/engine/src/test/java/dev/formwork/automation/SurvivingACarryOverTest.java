package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Conversion;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.timers.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.node.StringNode;

/**
 * Nodes that die while values come over from a field into one of another type. Short in the gate;
 * whole with {@code -Dformwork.carry.records=10000}.
 */
@EngineInVirtualTime
class SurvivingACarryOverTest {

  private static final Logger log = LoggerFactory.getLogger(SurvivingACarryOverTest.class);
  private static final int RECORDS = Integer.getInteger("formwork.carry.records", 300);
  private static final int KILLS = Integer.getInteger("formwork.carry.kills", 2);
  private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(RECORDS * 40L);

  /** Every so many records hold what is no number. */
  private static final int ODD = 10;

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired HandClock clock;
  @Autowired MongoDatabase database;
  @Autowired Environment environment;

  @Test
  void eachValueComesOverOnceAndNoneIsLost() throws InterruptedException {
    try (var nodes = new NodesUnderFire(environment, PATIENCE)) {
      carryAndDie(nodes);
    }
  }

  private void carryAndDie(NodesUnderFire nodes) throws InterruptedException {
    clock.set(Instant.parse("2026-01-01T01:00:00Z"));
    var garage = new Garage(shops, records, timers, runs);
    fill(garage);
    QualifiedKey rule = garage.rule("carry-grade-over", carrying());

    for (int kill = 1; kill <= KILLS; kill++) {
      NodeUnderFire node = nodes.start();
      long enough = (long) RECORDS * kill / (KILLS + 2);
      nodes.until(() -> carried(garage) >= enough, node);
      node.kill();
      long then = carried(garage);
      log.info("Killed a node after {} of {} records", then, RECORDS);
      assertThat(then).as("it died in the middle").isLessThan(fitting());
    }
    NodeUnderFire last = nodes.start();
    nodes.until(() -> isDone(garage, rule), last);
    nodes.until(() -> cars(garage).countDocuments(Filters.gt("effects.id", "")) == 0, last);

    int seen = 0;
    for (Document car : cars(garage).find()) {
      seen++;
      Document data = car.get("data", Document.class);
      String grade = data.getString("grade");
      boolean isNumber = !grade.startsWith("far");
      assertThat(data.get("count")).isEqualTo(isNumber ? Long.valueOf(grade) : null);
      assertThat(ofRule(car.getString("_id"))).as(grade).isEqualTo(isNumber ? 1 : 0);
    }
    assertThat(seen).isEqualTo(RECORDS);
    assertThat(carried(garage)).isEqualTo(fitting());
    assertThat(cars(garage).distinct("data.grade", String.class).into(new ArrayList<>()))
        .as("each old value is still there")
        .hasSize(RECORDS);
  }

  /** As the designer writes it when a text becomes a whole number. */
  private static String carrying() {
    var none = Yaml.read("[]").tree();
    var conversion =
        new Conversion(
            Yaml.read("{key: grade, type: text}").tree(),
            none,
            Yaml.read("{key: count, type: integer}").tree(),
            none,
            new Conversion.Words(Locale.ENGLISH, "Yes", "No", ZoneOffset.UTC, Instant.EPOCH));
    return """
    trigger: {kind: schedule, schedule: {cron: "*/10 * * * *"}}
    when: {all: [{any: [{field: grade, op: notEmpty}]}, {field: count, op: empty}]}
    actions: [{kind: set, fields: {count: {formula: %s}}}]
    """
        .formatted(StringNode.valueOf(conversion.formula().orElseThrow()));
  }

  /** One car is entered; the others are like it but for their ids and what is to come over. */
  private void fill(Garage garage) {
    RecordView car = garage.car("A-1", "grade", "100000");
    Document one = cars(garage).find(Filters.eq("_id", car.id())).first();
    assertThat(one).isNotNull();
    var more = new ArrayList<Document>();
    for (int i = 1; i < RECORDS; i++) {
      var data = new Document(one.get("data", Document.class));
      data.put("grade", i % ODD == 0 ? "far " + i : String.valueOf(100_000 + i));
      more.add(new Document(one).append("_id", "CARRY%021d".formatted(i)).append("data", data));
    }
    cars(garage).insertMany(more);
  }

  private static long fitting() {
    return RECORDS - (long) ((RECORDS - 1) / ODD);
  }

  private long carried(Garage garage) {
    return cars(garage).countDocuments(Filters.exists("data.count"));
  }

  private long ofRule(String record) {
    Bson entries = Filters.and(Filters.eq("record", record), Filters.eq("origin", "RULE"));
    return database.getCollection("history").countDocuments(entries);
  }

  private static boolean isDone(Garage garage, QualifiedKey rule) {
    return garage.runs(rule).stream().anyMatch(run -> run.state() == Run.State.DONE);
  }

  private MongoCollection<Document> cars(Garage garage) {
    return database.getCollection("r." + garage.shop.app + ".car");
  }
}
