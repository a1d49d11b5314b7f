package dev.formwork.embedded.server;

import static com.mongodb.client.model.Filters.gte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.embedded.TestOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchingResultsTest {

  private static final int ORDERS = 500;

  private final TestOrders orders = new TestOrders();

  @BeforeEach
  void fill() {
    orders
        .all()
        .insertMany(
            IntStream.range(0, ORDERS)
                .mapToObj(i -> new Document("_id", i).append("revision", 1))
                .toList());
  }

  @AfterEach
  void close() {
    orders.close();
  }

  @Test
  void givesAFirstBatchOf101AndThenTheRest() {
    Document answer = orders.database().runCommand(new Document("find", "orders"));
    Document cursor = answer.get("cursor", Document.class);
    assertThat(cursor.getList("firstBatch", Document.class)).hasSize(101);

    Document more =
        orders
            .database()
            .runCommand(
                new Document("getMore", cursor.getLong("id")).append("collection", "orders"));

    Document rest = more.get("cursor", Document.class);
    assertThat(rest.getList("nextBatch", Document.class)).hasSize(ORDERS - 101);
    assertThat(rest.getLong("id")).isZero();
  }

  @Test
  void readsOnFromWhatWasThereAtFirst() {
    var seen = new ArrayList<Integer>();
    try (var cursor = orders.all().find().batchSize(50).iterator()) {
      seen.add(cursor.next().getInteger("_id"));
      orders.all().updateMany(gte("_id", 0), Updates.set("revision", 2));
      orders.all().deleteMany(gte("_id", 250));
      cursor.forEachRemaining(order -> {
        assertThat(order).containsEntry("revision", 1);
        seen.add(order.getInteger("_id"));
      });
    }

    assertThat(seen).hasSize(ORDERS).doesNotHaveDuplicates();
    assertThat(orders.all().countDocuments()).isEqualTo(250);
  }

  @Test
  void givesPipelinesInBatchesToo() {
    var pipeline =
        List.of(Aggregates.unwind("$revision"), Aggregates.sort(Sorts.descending("_id")));

    assertThat(orders.all().aggregate(pipeline).batchSize(20))
        .hasSize(ORDERS)
        .extracting(order -> order.getInteger("_id"))
        .startsWith(499, 498, 497);
  }

  @Test
  void knowsAKilledCursorNoMore() {
    Document answer =
        orders.database().runCommand(new Document("find", "orders").append("batchSize", 10));
    long id = answer.get("cursor", Document.class).getLong("id");

    orders
        .database()
        .runCommand(new Document("killCursors", "orders").append("cursors", List.of(id)));

    var more = new Document("getMore", id).append("collection", "orders");
    assertThatThrownBy(() -> orders.database().runCommand(more))
        .isInstanceOfSatisfying(
            MongoCommandException.class,
            refused -> assertThat(refused.getErrorCode()).isEqualTo(43));
  }

  @Test
  void keepsNoCursorForASingleBatch() {
    Document answer =
        orders
            .database()
            .runCommand(
                new Document("find", "orders").append("batchSize", 10).append("singleBatch", true));

    assertThat(answer.get("cursor", Document.class).getLong("id")).isZero();
  }
}
