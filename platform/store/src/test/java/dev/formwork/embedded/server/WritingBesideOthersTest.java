package dev.formwork.embedded.server;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.formwork.embedded.TestOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WritingBesideOthersTest {

  private static final int THREADS = 8;
  private static final int ORDERS = 200;

  private final TestOrders orders = new TestOrders();

  @AfterEach
  void close() {
    orders.close();
  }

  @Test
  void givesEachTimerToOneOfThoseWhoClaimIt() throws Exception {
    orders.all().createIndex(ascending("due"));
    fill();
    Set<Object> claimed = ConcurrentHashMap.newKeySet();

    together(() -> {
      while (true) {
        Document timer =
            orders
                .all()
                .findOneAndUpdate(
                    lte("due", ORDERS),
                    Updates.set("due", Integer.MAX_VALUE),
                    new FindOneAndUpdateOptions().sort(Sorts.ascending("due")));
        if (timer == null) {
          return null;
        }
        assertThat(claimed.add(timer.get("_id"))).isTrue();
      }
    });

    assertThat(claimed).hasSize(ORDERS);
  }

  @Test
  void losesNoUpdateOfOneDocument() throws Exception {
    orders.add(new Document("_id", 1).append("count", 0));

    together(() -> {
      for (int i = 0; i < 100; i++) {
        orders.all().updateOne(eq("_id", 1), Updates.inc("count", 1));
      }
      return null;
    });

    assertThat(orders.all().find().first()).containsEntry("count", THREADS * 100);
  }

  @Test
  void letsOneOfThoseWinWhoNameTheSameRevision() throws Exception {
    orders.add(new Document("_id", 1).append("revision", 0));
    Set<Integer> won = ConcurrentHashMap.newKeySet();

    together(() -> {
      for (int revision = 0; revision < 50; revision++) {
        var known = and(eq("_id", 1), eq("revision", revision));
        if (orders.all().updateOne(known, Updates.inc("revision", 1)).getModifiedCount() == 1) {
          assertThat(won.add(revision)).isTrue();
        }
      }
      return null;
    });

    Document left = orders.all().find().first();
    assertThat(left).containsEntry("revision", won.size());
  }

  @Test
  void addsOneDocumentWhereManyUpsertIt() throws Exception {
    together(() -> {
      for (int i = 0; i < 20; i++) {
        orders
            .all()
            .updateOne(eq("key", i), Updates.inc("count", 1), new UpdateOptions().upsert(true));
      }
      return null;
    });

    assertThat(orders.all().find())
        .hasSize(20)
        .allSatisfy(order -> assertThat(order).containsEntry("count", THREADS));
  }

  /**
   * Documents move through an index all the time; whoever reads a moment sees each of them once.
   */
  @Test
  void showsReadersEveryDocumentOnceAndWhole() throws Exception {
    orders.all().createIndex(ascending("due"));
    orders.all().createIndex(ascending("labels"));
    fill();
    var ended = new AtomicBoolean();
    Callable<?> moving =
        () -> {
          while (!ended.get()) {
            int value = ThreadLocalRandom.current().nextInt(1000);
            orders
                .all()
                .updateOne(
                    eq("_id", ThreadLocalRandom.current().nextInt(ORDERS)),
                    Updates.combine(
                        Updates.set("due", value),
                        Updates.set("same", value),
                        Updates.set("labels", List.of(value, value + 1))));
          }
          return null;
        };
    Callable<?> reading =
        () -> {
          for (int i = 0; i < 150; i++) {
            assertThat(orders.all().countDocuments(gte("due", 0))).isEqualTo(ORDERS);
            var seen = new ArrayList<>();
            orders
                .all()
                .find(gte("due", 0))
                .sort(Sorts.ascending("due"))
                .forEach(order -> {
                  assertThat(order.get("due")).isEqualTo(order.get("same"));
                  seen.add(order.get("_id"));
                });
            assertThat(seen).hasSize(ORDERS).doesNotHaveDuplicates();
          }
          ended.set(true);
          return null;
        };

    try (var threads = Executors.newFixedThreadPool(4)) {
      var all = new ArrayList<Future<?>>();
      all.add(threads.submit(reading));
      for (int i = 0; i < 3; i++) {
        all.add(threads.submit(moving));
      }
      join(all);
    } finally {
      ended.set(true);
    }
  }

  @Test
  void keepsAnIndexThatIsBuiltMeanwhile() throws Exception {
    fill();
    var ended = new AtomicBoolean();
    Callable<?> writing =
        () -> {
          while (!ended.get()) {
            int id = ThreadLocalRandom.current().nextInt(2 * ORDERS);
            orders
                .all()
                .replaceOne(
                    eq("_id", id),
                    new Document("due", ThreadLocalRandom.current().nextInt(10)).append("same", id),
                    new ReplaceOptions().upsert(true));
            orders.all().deleteOne(eq("_id", ThreadLocalRandom.current().nextInt(2 * ORDERS)));
          }
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(3)) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < 3; i++) {
        all.add(threads.submit(writing));
      }
      for (int i = 0; i < 20; i++) {
        orders.all().createIndex(ascending("due"));
        orders.all().createIndex(ascending("_id", "due"), new IndexOptions().unique(true));
        if (i < 19) {
          orders.all().dropIndexes();
        }
      }
      ended.set(true);
      join(all);
    } finally {
      ended.set(true);
    }

    long unindexed = orders.all().find().into(new ArrayList<>()).size();
    long indexed = 0;
    for (int due = 0; due <= ORDERS; due++) {
      indexed += orders.all().countDocuments(eq("due", due));
    }
    assertThat(indexed).isEqualTo(unindexed);
  }

  private void fill() {
    orders
        .all()
        .insertMany(
            IntStream.range(0, ORDERS)
                .mapToObj(i -> new Document("_id", i).append("due", i).append("same", i))
                .toList());
  }

  private static void together(Callable<?> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < THREADS; i++) {
        all.add(threads.submit(work));
      }
      join(all);
    }
  }

  private static void join(List<Future<?>> all) throws InterruptedException, ExecutionException {
    for (Future<?> each : all) {
      each.get();
    }
  }
}
