package dev.formwork.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.mod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.formwork.embedded.EmbeddedStore;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PortableCoreGateTest {

  @Test
  void failsATestThatLeavesThePortableCore() {
    var records = TestStore.database().getCollection("records");

    assertThatThrownBy(() -> records.find(mod("n", 2, 0)).first())
        .isInstanceOf(PortableCoreGate.NotPortable.class)
        .hasMessageContaining("find")
        .hasMessageContaining("query operator $mod");
  }

  @Test
  void goesOnAfterARefusal() {
    var records = TestStore.database().getCollection("records");
    assertThatThrownBy(() -> records.find(mod("n", 2, 0)).first())
        .isInstanceOf(PortableCoreGate.NotPortable.class);

    records.insertOne(new Document("_id", 1));

    assertThat(records.find(eq("_id", 1)).first()).isEqualTo(new Document("_id", 1));
  }

  @Test
  void failsATestEvenWhereOthersListen() {
    var others = List.of(new Heard(), new Heard());

    assertThatThrownBy(() -> findEvenNumbers(PortableCoreGate.Mode.ENFORCE, others))
        .isInstanceOf(PortableCoreGate.NotPortable.class);
  }

  @Test
  void warnsOnceInProductionAndLetsItPass(CapturedOutput output) {
    var others = List.of(new Heard(), new Heard());

    findEvenNumbers(PortableCoreGate.Mode.WARN, others);

    assertThat(others).allSatisfy(other -> assertThat(other.commands).containsOnly("find"));
    assertThat(output.toString().split("query operator \\$mod", -1)).hasSize(2);
  }

  private static void findEvenNumbers(PortableCoreGate.Mode mode, List<Heard> others) {
    try (var store = EmbeddedStore.inMemory()) {
      var settings =
          MongoClientSettings.builder().applyConnectionString(new ConnectionString(store.uri()));
      others.forEach(settings::addCommandListener);
      settings.addCommandListener(new PortableCoreGate(mode));
      try (var client = MongoClients.create(settings.build())) {
        var records = client.getDatabase("test").getCollection("records");
        records.find(mod("n", 2, 0)).first();
        records.find(mod("n", 2, 0)).first();
      }
    }
  }

  private static final class Heard implements CommandListener {
    private final List<String> commands = new ArrayList<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
      commands.add(event.getCommandName());
    }
  }
}
