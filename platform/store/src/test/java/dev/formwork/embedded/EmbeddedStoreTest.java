package dev.formwork.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

  private static final int SOON_MILLIS = 500;

  @TempDir Path temp;

  @Test
  void makesItsFolder() {
    Path folder = temp.resolve("deep/data folder");

    EmbeddedStore.onDisk(folder).close();

    assertThat(folder).isNotEmptyDirectory();
  }

  @Test
  void keepsItsContentOverARestart() {
    inOrders(orders -> orders.insertOne(order(1)));

    inOrders(orders -> assertThat(orders.find(eq("_id", 1)).first()).isEqualTo(order(1)));
  }

  @Test
  void keepsAUniqueIndexOverARestart() {
    inOrders(orders -> {
      orders.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
      orders.insertOne(order(1));
    });

    inOrders(orders ->
        assertThatThrownBy(() -> orders.insertOne(order(1).append("_id", 2)))
            .isInstanceOf(MongoWriteException.class));
  }

  @Test
  void forgetsEverythingInMemory() {
    try (var store = EmbeddedStore.inMemory();
        var client = MongoClients.create(store.uri())) {
      client.getDatabase("test").getCollection("orders").insertOne(order(1));
    }

    try (var store = EmbeddedStore.inMemory();
        var client = MongoClients.create(store.uri())) {
      assertThat(client.getDatabase("test").getCollection("orders").countDocuments()).isZero();
    }
  }

  @Test
  void findsADocumentByItsIdAndRevision() {
    inOrders(orders -> {
      orders.insertOne(order(1).append("revision", 7));

      assertThat(orders.find(and(eq("_id", 1), eq("revision", 7))).first()).isNotNull();
      assertThat(orders.find(and(eq("_id", 1), eq("revision", 6))).first()).isNull();
    });
  }

  @Test
  void refusesAFolderThatThisProcessHasOpen() {
    try (var _ = EmbeddedStore.onDisk(temp)) {
      assertThatThrownBy(() -> EmbeddedStore.onDisk(temp))
          .isInstanceOf(StoreLocked.class)
          .hasMessageContaining(temp.toString());
    }
  }

  @Test
  void refusesAFolderThatAnotherProcessHasOpen() throws IOException {
    var other = WritingProcess.on(temp);
    try (var said = other.inputReader()) {
      assertThat(said.readLine()).isNotNull();

      assertThatThrownBy(() -> EmbeddedStore.onDisk(temp))
          .isInstanceOf(StoreLocked.class)
          .hasMessageContaining(temp.toString());
    } finally {
      other.destroyForcibly().onExit().join();
    }
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Path file = Files.createFile(temp.resolve("data"));

    assertThatThrownBy(() -> EmbeddedStore.onDisk(file))
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void refusesAFileThatIsNoStore() throws IOException {
    Path file = temp.resolve("formwork.mv");
    Files.writeString(file, "no store at all".repeat(1000));

    assertThatThrownBy(() -> EmbeddedStore.onDisk(temp))
        .isInstanceOf(StoreUnreadable.class)
        .hasMessageContaining(file.toString());
    assertThat(file).content().startsWith("no store at all");
  }

  @Test
  void losesNothingItAcknowledgedWhenItsProcessIsKilled() throws IOException {
    var writer = WritingProcess.on(temp);
    var acknowledged = new HashSet<Integer>();
    try (var said = writer.inputReader()) {
      while (acknowledged.size() < 300) {
        acknowledged.add(Integer.valueOf(said.readLine()));
      }
      // By its handle: the process itself would close what it has said and we have not read yet.
      writer.toHandle().destroyForcibly();
      said.lines().filter(line -> !line.isEmpty()).map(Integer::valueOf).forEach(acknowledged::add);
    }
    writer.onExit().join();

    inOrders(orders -> {
      var stored = new HashSet<Integer>();
      orders.find().forEach(order -> stored.add(order.getInteger("_id")));
      assertThat(stored).containsAll(acknowledged);
      for (int id : stored) {
        assertThat(orders.find(eq("number", "O-" + id)).first()).isEqualTo(order(id));
        assertThatThrownBy(() -> orders.insertOne(order(id).append("_id", "twice")))
            .isInstanceOf(MongoWriteException.class);
      }
    });
  }

  @Test
  void answersOnThisMachinesLoopbackOnly() throws IOException {
    try (var store = EmbeddedStore.inMemory()) {
      int port = URI.create(store.uri()).getPort();
      assertThat(answers(InetAddress.ofLiteral("127.0.0.1"), port)).isTrue();

      assertThat(otherAddresses()).isNotEmpty().noneMatch(address -> answers(address, port));
    }
  }

  private static Stream<InetAddress> otherAddresses() throws IOException {
    var addresses = new ArrayList<InetAddress>();
    addresses.add(InetAddress.ofLiteral("127.0.0.2"));
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
        .forEach(addresses::add);
    return addresses.stream();
  }

  private static boolean answers(InetAddress address, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), SOON_MILLIS);
      return true;
    } catch (IOException _) {
      return false; // refused, no route, or silence
    }
  }

  private void inOrders(Consumer<MongoCollection<Document>> work) {
    try (var store = EmbeddedStore.onDisk(temp);
        var client = MongoClients.create(store.uri())) {
      work.accept(client.getDatabase("test").getCollection("orders"));
    }
  }

  private static Document order(int id) {
    return new Document("_id", id).append("number", "O-" + id);
  }
}
