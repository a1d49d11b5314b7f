package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.timers.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Nodes that die in the middle of acting on many records. Short in the gate; whole with {@code
 * -Dformwork.fanout.records=10000}.
 */
@EngineInVirtualTime
class SurvivingAFanOutTest {

  private static final Logger log = LoggerFactory.getLogger(SurvivingAFanOutTest.class);
  private static final int RECORDS = Integer.getInteger("formwork.fanout.records", 1_000);
  private static final int KILLS = Integer.getInteger("formwork.fanout.kills", 2);
  private static final Duration PATIENCE = Duration.ofSeconds(90).plusMillis(RECORDS * 40L);

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired HandClock clock;
  @Autowired MongoDatabase database;
  @Autowired Environment environment;

  @Test
  void actsOnEachRecordExactlyOnce() throws InterruptedException {
    try (var nodes = new NodesUnderFire(environment, PATIENCE)) {
      actAndDie(nodes);
    }
  }

  private void actAndDie(NodesUnderFire nodes) throws InterruptedException {
    clock.set(Instant.parse("2026-01-01T01:00:00Z"));
    var garage = new Garage(shops, records, timers, runs);
    fill(garage);
    QualifiedKey rule =
        garage.rule(
            "nightly",
            """
            trigger: {kind: schedule, schedule: {every: day, at: "12:00"}}
            when: {field: mileage, op: gt, value: 1000}
            actions:
              - {kind: set, fields: {count: {formula: "(count || 0) + 1"}}}
              - {kind: create, form: visit, link: car, submit: true, set: {reason: nightly}}
            """);

    for (int kill = 1; kill <= KILLS; kill++) {
      NodeUnderFire node = nodes.start();
      long enough = (long) RECORDS * kill / (KILLS + 1);
      nodes.until(() -> made(garage) >= enough, node);
      node.kill();
      log.info("Killed a node after {} of {} records", made(garage), RECORDS);
    }
    NodeUnderFire last = nodes.start();
    nodes.until(() -> isDone(garage, rule), last);
    nodes.until(() -> left(garage) == 0, last);

    var counts = new HashMap<Object, Integer>();
    var histories = database.getCollection("history");
    for (Document car : cars(garage).find()) {
      counts.merge(car.get("data", Document.class).get("count"), 1, Integer::sum);
      long edits =
          histories.countDocuments(
              Filters.and(
                  Filters.eq("record", car.getString("_id")), Filters.eq("origin", "RULE")));
      assertThat(edits).isEqualTo(1);
    }
    assertThat(counts).containsOnly(Map.entry(1L, RECORDS));
    var visited = new HashMap<String, Integer>();
    for (Document visit : visits(garage).find()) {
      visited.merge(visit.get("data", Document.class).getString("car"), 1, Integer::sum);
    }
    assertThat(visited).hasSize(RECORDS);
    assertThat(visited.values()).containsOnly(1);
    assertThat(garage.runs(rule))
        .singleElement()
        .satisfies(run -> assertThat(run.counts()).isEqualTo(new Run.Counts(RECORDS, 0)));
  }

  /** One car is entered; the others are like it but for their ids. */
  private void fill(Garage garage) {
    RecordView car = garage.car("A-1", "mileage", 5_000);
    MongoCollection<Document> cars = cars(garage);
    Document one = cars.find(Filters.eq("_id", car.id())).first();
    assertThat(one).isNotNull();
    var more = new ArrayList<Document>();
    for (int i = 1; i < RECORDS; i++) {
      more.add(new Document(one).append("_id", "%026d".formatted(i)));
    }
    cars.insertMany(more);
  }

  private long made(Garage garage) {
    return visits(garage).countDocuments();
  }

  private long left(Garage garage) {
    return cars(garage).countDocuments(Filters.gt("effects.id", ""))
        + visits(garage).countDocuments(Filters.gt("effects.id", ""));
  }

  private boolean isDone(Garage garage, QualifiedKey rule) {
    return garage.runs(rule).stream().anyMatch(run -> run.state() == Run.State.DONE);
  }

  private MongoCollection<Document> cars(Garage garage) {
    return database.getCollection("r." + garage.shop.app + ".car");
  }

  private MongoCollection<Document> visits(Garage garage) {
    return database.getCollection("r." + garage.shop.app + ".visit");
  }
}
