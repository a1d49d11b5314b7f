package dev.formwork.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CapabilityProbeTest {

  private final MongoDatabase database = TestStore.database();
  private final CapabilityProbe probe =
      new CapabilityProbe(database, "db.example:27017", TestStore.isEmbedded());

  @Test
  void findsEverythingThatFormworkNeeds() {
    assertThat(probe.lacking()).isEmpty();
  }

  @Test
  void saysWhichStoreItIs() {
    var store = probe.run();

    assertThat(store.embedded()).isEqualTo(TestStore.isEmbedded());
    assertThat(store.version()).matches("\\d+\\.\\d+.*");
  }

  @Test
  void leavesNothingBehind() {
    probe.run();

    assertThat(database.listCollectionNames()).isEmpty();
  }

  @Test
  void namesWhatAServerLacks() {
    var old = new StoreInfo("MongoDB", "3.2.0", false);

    assertThat(StoreUnsuitable.lacking(old, "db.example:27017", List.of("joins", "upserts")))
        .hasMessage(
            "Expected the MongoDB 3.2.0 at db.example:27017 to do what Formwork needs, but it"
                + " fails at: joins, upserts. Use MongoDB 6 or newer.");
  }

  @Test
  void refusesAServerThatDoesNotAnswer() {
    var settings =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString("mongodb://app:secret@127.0.0.1:1/"))
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(100, TimeUnit.MILLISECONDS))
            .build();
    try (var client = MongoClients.create(settings)) {
      var silent = new CapabilityProbe(client.getDatabase("formwork"), "127.0.0.1:1", false);

      assertThatThrownBy(silent::run)
          .isInstanceOf(StoreUnsuitable.class)
          .hasMessageContaining("Expected a MongoDB at 127.0.0.1:1")
          .message()
          .doesNotContain("secret");
    }
  }
}
