package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.formwork.EngineTest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A node remembers what it wrote lately and spares reading it again; that others have written since
 * it learns when it writes.
 */
@EngineTest
class WritingBesideOtherNodesTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired MongoDatabase database;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
  }

  @Test
  void keepsWhatAnotherNodeWroteMeanwhile() {
    String id = shop.customer("Li Na", "13800138000");
    onAnotherNode(customers(), id, new Document("data.phone", "13900139000"));

    edit(id, Map.of("name", "Li Na 2"));

    Document stored = stored(customers(), id);
    assertThat(stored.getEmbedded(List.of("data", "name"), String.class)).isEqualTo("Li Na 2");
    assertThat(stored.getEmbedded(List.of("data", "phone"), String.class)).isEqualTo("13900139000");
    assertThat(stored.get("revision", Number.class).longValue()).isEqualTo(3);
  }

  @Test
  void refusesByWhatAnotherNodeWroteMeanwhile() {
    RecordView order = shop.submitted(90_000);
    String task = Objects.requireNonNull(order.execution()).tasks().getFirst().id();
    onAnotherNode(orders(), order.id(), new Document("state", "cancelled"));
    orders()
        .updateOne(
            new Document("_id", order.id()), new Document("$unset", new Document("execution", "")));

    assertThatThrownBy(() ->
            records.handle(
                shop.actor("sun"),
                new Command.Decide(
                    order.key(),
                    order.id(),
                    task,
                    DefinitionKey.of("pass"),
                    "",
                    Map.of("reviewNote", "ok"),
                    shop.act())))
        .isInstanceOf(Refusal.class);
    assertThat(stored(orders(), order.id()).getString("state")).isEqualTo("cancelled");
  }

  @Test
  void refusesNothingByWhatIsSoNoLonger() {
    String id = shop.customer("Li Na", "13800138000");
    edit(id, Map.of("name", "Wang Fang"));
    onAnotherNode(customers(), id, new Document("touched.name", 1L).append("data.name", "Li Na"));

    var seeingTheFirst = new Command.Act(shop.act().actionId(), Command.Origin.API, 1L);
    RecordView saved =
        records.handle(
            shop.actor("root"),
            new Command.Edit(shop.form("customer"), id, Map.of("name", "Li Na 2"), seeingTheFirst));

    assertThat(saved.data()).containsEntry("name", "Li Na 2");
  }

  @Test
  void tellsOfARecordThatAnotherNodeDeleted() {
    String id = shop.customer("Li Na", "13800138000");
    customers().deleteOne(new Document("_id", id));

    assertThatThrownBy(() -> edit(id, Map.of("name", "Li Na 2")))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void looksForARecordInItsOwnFormOnly() {
    String id = shop.customer("Li Na", "13800138000");

    assertThatThrownBy(() ->
            records.handle(
                shop.actor("root"),
                new Command.Edit(shop.form("order"), id, Map.of("note", "x"), shop.act())))
        .isInstanceOf(Refusal.NotFound.class);
  }

  private void edit(String id, Map<String, Object> changes) {
    records.handle(
        shop.actor("root"), new Command.Edit(shop.form("customer"), id, changes, shop.act()));
  }

  /** Writes as another node does: conditionally, with the next revision. */
  private static void onAnotherNode(
      MongoCollection<Document> collection, String id, Document values) {
    var changed =
        collection.updateOne(
            new Document("_id", id),
            new Document("$set", values).append("$inc", new Document("revision", 1L)));
    assertThat(changed.getModifiedCount()).isEqualTo(1);
  }

  private static Document stored(MongoCollection<Document> collection, String id) {
    return Objects.requireNonNull(collection.find(new Document("_id", id)).first());
  }

  private MongoCollection<Document> customers() {
    return database.getCollection("r." + shop.app + ".customer");
  }

  private MongoCollection<Document> orders() {
    return database.getCollection("r." + shop.app + ".order");
  }
}
