package dev.formwork.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A store in memory with a collection of orders, reached as programs reach it. */
public final class TestOrders implements AutoCloseable {

  private final EmbeddedStore store;
  private final MongoClient client;

  public TestOrders() {
    this(EmbeddedStore.inMemory());
  }

  private TestOrders(EmbeddedStore store) {
    this.store = store;
    this.client = MongoClients.create(store.uri());
  }

  public MongoDatabase database() {
    return client.getDatabase("shop");
  }

  public MongoCollection<Document> all() {
    return database().getCollection("orders");
  }

  public ReadStatistics reads() {
    return store.reads();
  }

  /** The plan and the counts of a search. */
  public Document explain(Bson filter, Bson sort, int limit) {
    return explain(
        new Document("find", "orders")
            .append("filter", document(filter))
            .append("sort", document(sort))
            .append("limit", limit));
  }

  public Document explain(Document command) {
    return database().runCommand(new Document("explain", command));
  }

  /** The stages of a plan from the outside in, and the index read, as in FETCH IXSCAN due_1. */
  public static String stages(Document explained) {
    var said = new StringBuilder();
    Document stage =
        explained.get("queryPlanner", Document.class).get("winningPlan", Document.class);
    while (stage != null) {
      said.append(stage.getString("stage")).append(' ');
      if (stage.containsKey("indexName")) {
        said.append(stage.getString("indexName")).append(' ');
      }
      stage = stage.get("inputStage", Document.class);
    }
    return said.toString().strip();
  }

  public static int examined(Document explained, String what) {
    var counts = explained.get("executionStats", Document.class);
    return counts.get(what) instanceof Number count ? count.intValue() : -1;
  }

  private static Document document(Bson bson) {
    return new Document(bson.toBsonDocument());
  }

  public void add(Document... orders) {
    all().insertMany(List.of(orders));
  }

  @Override
  public void close() {
    client.close();
    store.close();
  }
}
