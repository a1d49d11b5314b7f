package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.records.RecordService;
import dev.formwork.records.Shop;
import dev.formwork.timers.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Nodes that die while they close the weeks of most of a year, and while they write mails. */
@EngineInVirtualTime
class SurvivingDueTimesTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int RECEIVERS = 5;

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired HandClock clock;
  @Autowired MongoDatabase database;
  @Autowired Environment environment;

  private Garage garage;

  @Test
  void closesEachPeriodTellsEachMissAndWritesEachMailOnce() throws InterruptedException {
    try (var nodes = new NodesUnderFire(environment, PATIENCE)) {
      closeAndDie(nodes);
    }
  }

  private void closeAndDie(NodesUnderFire nodes) throws InterruptedException {
    clock.set(Instant.parse("2026-01-01T01:00:00Z"));
    garage = new Garage(shops, records, timers, runs);
    define();
    var values = database.getCollection("metric-values");
    var mails = database.getCollection("deliveries");

    NodeUnderFire first = nodes.start();
    nodes.until(() -> values.countDocuments(ofMetric()) >= 40, first);
    first.kill();
    NodeUnderFire second = nodes.start();
    nodes.until(() -> mails.countDocuments(ofMailing()) >= 1, second);
    second.kill();
    NodeUnderFire last = nodes.start();
    nodes.until(() -> isClosed(), last);
    nodes.until(() -> mails.countDocuments(ofMailing()) == RECEIVERS, last);
    nodes.until(() -> visits().countDocuments() == 3, last);

    var weeks = new HashMap<String, Integer>();
    for (Document value : values.find(ofMetric())) {
      weeks.merge(value.getString("organisation"), 1, Integer::sum);
      assertThat(value.getString("light")).isEqualTo("RED");
    }
    assertThat(weeks).containsOnlyKeys("", "east", "west");
    assertThat(weeks.values()).as("as many of each").containsOnly(weeks.get(""));
    assertThat(visits().countDocuments()).as("a miss of each is told once").isEqualTo(3);
  }

  private void define() {
    shops.republish(
        garage.shop,
        "report",
        "bought",
        """
        key: bought
        title: {en: Bought, zh: 购入}
        form: car
        measures: [{key: cars, title: {en: Cars, zh: 车辆}, kind: count}]
        """);
    shops.republish(
        garage.shop,
        "metric",
        "cars",
        """
        key: cars
        title: {en: Cars, zh: 车辆}
        report: bought
        date: bought
        period: week
        by: store
        targets: [{value: 3}]
        """);
    shops.republish(
        garage.shop,
        "mailing",
        "monthly",
        """
        key: monthly
        title: {en: Monthly, zh: 月报}
        reports: [bought]
        format: csv
        schedule: {every: month, monthDays: [1], at: "08:00"}
        to: [{person: mira}, {person: otto}, {person: sun}, {person: wei}, {person: wang}]
        """);
    garage.of(
        "",
        "improve",
        """
        trigger: {kind: metric, metric: cars, periods: 2}
        actions: [{kind: create, form: visit, submit: true, set: {reason: improve}}]
        """);
  }

  private Bson ofMetric() {
    return Filters.eq("metric", garage.shop.app + "/cars");
  }

  private Bson ofMailing() {
    return Filters.regex("_id", "^mailing:" + garage.shop.app + "/");
  }

  /** The timer has moved on to the week that runs. */
  private boolean isClosed() {
    Document timer =
        database
            .getCollection("timers")
            .find(Filters.regex("_id", "^metric-close:" + garage.shop.app + "/"))
            .first();
    return timer != null && timer.getDate("due").toInstant().isAfter(Instant.now());
  }

  private MongoCollection<Document> visits() {
    return database.getCollection("r." + garage.shop.app + ".visit");
  }
}
