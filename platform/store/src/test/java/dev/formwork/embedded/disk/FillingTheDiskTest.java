package dev.formwork.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import dev.formwork.embedded.EmbeddedStore;
import dev.formwork.embedded.StoreAtPace;
import dev.formwork.embedded.StoreRefused;
import java.io.IOException;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk takes nothing: writing is refused with a reason, reading goes on, later both do. */
class FillingTheDiskTest {

  private static final long MEGABYTE = 1 << 20;
  private static final int OUT_OF_DISK_SPACE = 14031;
  private static final int INTERNAL_ERROR = 1;

  @TempDir Path temp;
  private FaultyDisk disk;

  @BeforeEach
  void makeDisk() throws IOException {
    disk = new FaultyDisk(temp.resolve("disk"));
  }

  /** What somebody does with the orders while the store is open. */
  private interface Work {
    void with(MongoCollection<Document> orders);
  }

  private void whileOpen(Work work) {
    try (EmbeddedStore store = StoreAtPace.fast(disk.folder());
        MongoClient client = MongoClients.create(store.uri())) {
      work.with(client.getDatabase("test").getCollection("orders"));
    }
  }

  private void holdsAndAgrees(long first, long count) {
    try (EmbeddedStore store = StoreAtPace.fast(disk.folder());
        MongoClient client = MongoClients.create(store.uri())) {
      var orders = client.getDatabase("test").getCollection("orders");
      assertThat(orders.countDocuments()).isEqualTo(count);
      for (long id = 0; id < first; id++) {
        assertThat(orders.find(new Document("_id", id)).first()).isEqualTo(order(id));
      }
      var check = client.getDatabase("admin").runCommand(new Document("formworkCheck", 1));
      assertThat(check.getList("problems", String.class)).isEmpty();
    }
  }

  private static void refusesToWrite(MongoCollection<Document> orders, int code, String why) {
    assertThatThrownBy(() -> orders.insertOne(order(-1)))
        .isInstanceOfSatisfying(
            MongoException.class,
            refusal -> {
              assertThat(refusal.getCode()).isEqualTo(code);
              assertThat(refusal).hasMessageContaining(why);
            });
  }

  @Test
  void refusesToWriteUntilThereIsRoomAgain() {
    var written = new long[2];
    whileOpen(orders -> {
      orders.createIndex(Indexes.ascending("number"));
      disk.holdsAtMost(disk.used() + 60 * MEGABYTE);
      written[0] = writeUntilRefused(orders);

      assertThat(orders.countDocuments()).isGreaterThanOrEqualTo(written[0]);
      assertThat(orders.find(new Document("number", "O-" + (written[0] - 1))).first())
          .isEqualTo(order(written[0] - 1));
      refusesToWrite(orders, OUT_OF_DISK_SPACE, "is full");
      assertThatThrownBy(() -> orders.createIndex(Indexes.ascending("text")))
          .isInstanceOf(MongoException.class);

      disk.holdsAtMost(disk.used() + 600 * MEGABYTE);
      writeAgain(orders);
      written[1] = orders.countDocuments();
    });

    holdsAndAgrees(written[0], written[1]);
  }

  @Test
  void refusesToWriteOnAReadOnlyDisk() {
    whileOpen(orders -> {
      orders.insertOne(order(0));
      disk.isReadOnly(true);
      writeUntilRefused(orders);

      assertThat(orders.find(new Document("_id", 0L)).first()).isEqualTo(order(0));
      refusesToWrite(orders, OUT_OF_DISK_SPACE, "");
    });
    assertThatThrownBy(() -> StoreAtPace.fast(disk.folder()))
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining(disk.folder().toString());

    disk.isReadOnly(false);
    whileOpen(orders -> orders.insertOne(order(-2)));
    whileOpen(orders -> assertThat(orders.find(new Document("_id", 0L)).first()).isNotNull());
  }

  /** Opened anew, as after any other end of its process. */
  @Test
  void saysSoWhereTheDiskBreaks() {
    var written = new long[1];
    whileOpen(orders -> {
      orders.insertOne(order(0));
      disk.isBroken(true);
      written[0] = 1;
      assertThatThrownBy(
              () -> {
                while (true) {
                  orders.insertOne(order(-1));
                }
              })
          .isInstanceOfSatisfying(
              MongoException.class,
              refusal -> assertThat(refusal.getCode()).isIn(OUT_OF_DISK_SPACE, INTERNAL_ERROR));
    });
    disk.isBroken(false);

    whileOpen(orders -> {
      orders.deleteOne(new Document("_id", -1L)); // not acknowledged, but it may be there
    });
    holdsAndAgrees(written[0], 1);
  }

  @Test
  void refusesToOpenOnAFullDiskAndHarmsNothing() {
    whileOpen(orders -> orders.insertOne(order(0)));
    disk.holdsAtMost(disk.used());

    assertThatThrownBy(() -> StoreAtPace.fast(disk.folder()))
        .isInstanceOfSatisfying(
            StoreRefused.class, refusal -> assertThat(refusal.code()).isEqualTo("store.full"));

    disk.holdsAtMost(Long.MAX_VALUE);
    holdsAndAgrees(1, 1);
  }

  /** Returns how many were acknowledged. */
  private static long writeUntilRefused(MongoCollection<Document> orders) {
    for (long id = orders.countDocuments(); ; id++) {
      try {
        orders.insertOne(order(id));
      } catch (MongoException refusal) {
        assertThat(refusal.getCode()).isEqualTo(OUT_OF_DISK_SPACE);
        return id;
      }
    }
  }

  /** Room is seen when the next pages are written. */
  private static void writeAgain(MongoCollection<Document> orders) {
    while (true) {
      try {
        orders.insertOne(order(-2));
        return;
      } catch (MongoException refusal) {
        assertThat(refusal.getCode()).isEqualTo(OUT_OF_DISK_SPACE);
        Thread.onSpinWait();
      }
    }
  }

  private static Document order(long id) {
    return new Document("_id", id).append("number", "O-" + id).append("text", "x".repeat(20_000));
  }
}
