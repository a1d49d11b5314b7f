package dev.formwork.embedded.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.formwork.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same store by the driver, without a port between them. */
class ReachingTheStoreInProcessTest {

  @TempDir Path folder;

  private static MongoClient within(EmbeddedStore store) {
    return store.client(settings(store.uri()));
  }

  private static MongoClientSettings settings(String uri) {
    return MongoClientSettings.builder()
        .applyConnectionString(new ConnectionString(uri))
        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
        .build();
  }

  private static MongoCollection<Document> orders(MongoClient client) {
    return client.getDatabase("test").getCollection("orders");
  }

  @Test
  void findsWhatAClientOverTheNetworkWroteAndTheOtherWayRound() {
    try (var store = EmbeddedStore.inMemory();
        var within = within(store);
        var outside = MongoClients.create(store.uri())) {
      orders(within).insertOne(new Document("_id", 1));
      orders(outside).insertOne(new Document("_id", 2));

      assertThat(orders(outside).find())
          .extracting(order -> order.get("_id"))
          .containsExactly(1, 2);
      assertThat(orders(within).find()).extracting(order -> order.get("_id")).containsExactly(1, 2);
    }
  }

  @Test
  void fetchesALongResultPieceByPiece() {
    try (var store = EmbeddedStore.inMemory();
        var client = within(store)) {
      orders(client)
          .insertMany(IntStream.range(0, 1_000).mapToObj(i -> new Document("_id", i)).toList());

      assertThat(orders(client).find().batchSize(7)).hasSize(1_000);
    }
  }

  @Test
  void saysWhyItRefuses() {
    try (var store = EmbeddedStore.inMemory();
        var client = within(store)) {
      orders(client).insertOne(new Document("_id", 1));

      assertThatThrownBy(() -> orders(client).insertOne(new Document("_id", 1)))
          .isInstanceOfSatisfying(
              MongoWriteException.class,
              refusal -> assertThat(refusal.getError().getCode()).isEqualTo(11000));
      assertThat(orders(client).countDocuments()).isEqualTo(1);
    }
  }

  @Test
  void asksForTheSecretAllTheSame() {
    try (var store = EmbeddedStore.inMemory();
        var stranger = store.client(settings("mongodb://formwork:guessed@127.0.0.1/"))) {
      assertThatThrownBy(() -> orders(stranger).countDocuments())
          .isInstanceOf(MongoSecurityException.class);
    }
  }

  @Test
  void answersManyThreadsAtOnce() {
    try (var store = EmbeddedStore.onDisk(folder);
        var client = within(store);
        var threads = Executors.newFixedThreadPool(8)) {
      var done = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < 400; i++) {
        var order = new Document("_id", i);
        done.add(CompletableFuture.runAsync(() -> orders(client).insertOne(order), threads));
      }
      CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).join();

      assertThat(orders(client).countDocuments()).isEqualTo(400);
    }
  }

  @Test
  void keepsItsFilesOpenWhenWhoeverAsksIsInterrupted() {
    try (var store = EmbeddedStore.onDisk(folder);
        var client = within(store)) {
      orders(client).insertOne(new Document("_id", 0));
      for (int i = 1; i <= 50; i++) {
        interrupted(client, i);
      }

      assertThat(orders(client).countDocuments()).isPositive();
      orders(client).insertOne(new Document("_id", "last"));
    }
    try (var again = EmbeddedStore.onDisk(folder);
        var client = within(again)) {
      assertThat(orders(client).countDocuments(new Document("_id", "last"))).isEqualTo(1);
    }
  }

  /** The driver may refuse to begin while its thread is interrupted; the store must not mind. */
  private static void interrupted(MongoClient client, int id) {
    Thread.currentThread().interrupt();
    try {
      orders(client).insertOne(new Document("_id", id));
    } catch (MongoException refused) {
      assertThat(refused).hasMessageContaining("nterrupt");
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void refusesClearlyOnceTheStoreIsClosed() {
    var store = EmbeddedStore.inMemory();
    try (var client = within(store)) {
      orders(client).insertOne(new Document("_id", 1));
      store.close();

      assertThatThrownBy(() -> orders(client).countDocuments())
          .isInstanceOf(MongoException.class)
          .hasStackTraceContaining("embedded store");
    }
  }
}
