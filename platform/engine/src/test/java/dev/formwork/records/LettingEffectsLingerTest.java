package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.records.internal.Relay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** An effect that has happened may stand in its record a while: the next write leaves it out. */
@EngineInVirtualTime
class LettingEffectsLingerTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Relay relay;
  @Autowired HandClock clock;
  @Autowired MongoDatabase database;
  @Autowired ApplicationEventPublisher events;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
  }

  @Test
  void takesThemOutWhenItIsTimeTo() {
    String id = shop.customer("Li Na", "13800138000");

    relay.tidy();

    assertThat(effects(id)).isEmpty();
  }

  @Test
  void leavesThoseOfEarlierWritesOutOfTheNextOne() {
    String id = shop.customer("Li Na", "13800138000");

    rename(id, "Li Na 2");

    assertThat(effects(id)).allMatch(effect -> effect.getString("id").startsWith(id + ":2:"));
  }

  @Test
  void changesNothingWhenANodeThatDiedLeavesThemToAnother() {
    String id = shop.customer("Li Na", "13800138000");
    List<Document> left = effects(id);
    rename(id, "Li Na 2");
    relay.tidy();
    List<Document> before = history(id);
    customers()
        .updateOne(new Document("_id", id), new Document("$set", new Document("effects", left)));
    clock.set(clock.instant().plus(Duration.ofMinutes(1)));

    relay.sweep();
    relay.tidy();

    assertThat(left).isNotEmpty();
    assertThat(history(id)).isEqualTo(before).hasSize(2);
    assertThat(effects(id)).isEmpty();
  }

  /** As between two stories of scenarios, whose ids are counted. */
  @Test
  void forgetsThemWhereTheStoreWentBackAndTheirIdsMayComeAgain() {
    String id = shop.customer("Li Na", "13800138000");
    int lingering = effects(id).size();

    events.publishEvent(new StoreWentBack());
    rename(id, "Li Na 2");

    assertThat(lingering).isPositive();
    assertThat(effects(id))
        .filteredOn(effect -> effect.getString("id").startsWith(id + ":1:"))
        .hasSize(lingering);
  }

  private void rename(String id, String name) {
    records.handle(
        shop.actor("root"),
        new Command.Edit(shop.form("customer"), id, Map.of("name", name), shop.act()));
  }

  private List<Document> effects(String id) {
    Document stored = Objects.requireNonNull(customers().find(new Document("_id", id)).first());
    return stored.getList("effects", Document.class, List.of());
  }

  private List<Document> history(String id) {
    return database
        .getCollection("history")
        .find(new Document("record", id))
        .sort(new Document("revision", 1))
        .into(new ArrayList<>());
  }

  private MongoCollection<Document> customers() {
    return database.getCollection("r." + shop.app + ".customer");
  }
}
