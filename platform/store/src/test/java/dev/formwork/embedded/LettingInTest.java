package dev.formwork.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who knows the secret is let in, and nobody else learns anything. */
class LettingInTest {

  private final EmbeddedStore store = EmbeddedStore.inMemory();

  @AfterEach
  void stop() {
    store.close();
  }

  private MongoClient client(@Nullable MongoCredential credential) {
    var address = new ServerAddress(new ConnectionString(store.uri()).getHosts().getFirst());
    var settings =
        MongoClientSettings.builder()
            .applyToClusterSettings(cluster -> cluster.hosts(List.of(address)));
    if (credential != null) {
      settings.credential(credential);
    }
    return MongoClients.create(settings.build());
  }

  @Test
  void letsInWhoHasItsAddress() {
    try (var client = MongoClients.create(store.uri("orders"))) {
      var orders = client.getDatabase("orders").getCollection("orders");
      orders.insertOne(new Document("_id", 1));

      assertThat(orders.find().first()).isEqualTo(new Document("_id", 1));
    }
  }

  static Stream<String> commands() {
    return Stream.of(
        "{find: 'orders'}",
        "{insert: 'orders', documents: [{_id: 1}]}",
        "{aggregate: 'orders', pipeline: [], cursor: {}}",
        "{listCollections: 1}",
        "{listDatabases: 1}",
        "{dropDatabase: 1}",
        "{serverStatus: 1}",
        "{buildInfo: 1}",
        "{getLog: '*'}",
        "{hostInfo: 1}",
        "{ping: 1}",
        "{killCursors: 'orders', cursors: [{$numberLong: '1'}]}",
        "{getMore: {$numberLong: '1'}, collection: 'orders'}",
        "{noSuchCommand: 1}");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void refusesEveryCommandOfAStranger(String command) {
    try (var client = client(null)) {
      for (String database : List.of("admin", "orders")) {
        assertThatThrownBy(() -> client.getDatabase(database).runCommand(Document.parse(command)))
            .isInstanceOfSatisfying(
                MongoCommandException.class,
                refusal -> assertThat(refusal.getErrorCode()).isEqualTo(13));
      }
    }
  }

  @Test
  void tellsAStrangerWhatItIs() {
    try (var client = client(null)) {
      var answer = client.getDatabase("admin").runCommand(new Document("isMaster", 1));

      assertThat(answer).containsEntry("ismaster", true);
    }
  }

  private void refuses(MongoCredential credential) {
    try (var client = client(credential)) {
      assertThatThrownBy(() -> client.getDatabase("orders").listCollectionNames().first())
          .isInstanceOf(MongoSecurityException.class);
    }
  }

  private char[] secret() {
    var credential = new ConnectionString(store.uri()).getCredential();
    return Objects.requireNonNull(Objects.requireNonNull(credential).getPassword());
  }

  @Test
  void refusesAnotherSecret() {
    refuses(
        MongoCredential.createScramSha256Credential("formwork", "admin", "guess".toCharArray()));
  }

  @Test
  void refusesAnotherUser() {
    char[] secret = secret();

    refuses(MongoCredential.createScramSha256Credential("admin", "admin", secret));
  }

  @Test
  void refusesAnotherWayToShowTheSecret() {
    char[] secret = secret();

    refuses(MongoCredential.createScramSha1Credential("formwork", "admin", secret));
    refuses(MongoCredential.createPlainCredential("formwork", "$external", secret));
  }

  @Test
  void hasAnotherSecretAtEachStart() {
    try (var other = EmbeddedStore.inMemory()) {
      var secret = new ConnectionString(store.uri()).getCredential();

      assertThat(new ConnectionString(other.uri()).getCredential()).isNotEqualTo(secret);
    }
  }

  @Test
  void keepsItsSecretOutOfTexts() {
    var door = Door.unknown();

    assertThat(door.toString()).doesNotContain(door.secret());
  }

  @Test
  void refusesASecretThatCanBeGuessed() {
    assertThatThrownBy(() -> new Door(0, "short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short");
    assertThatThrownBy(() -> new Door(70_000, "x".repeat(30)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
