package dev.formwork.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backing up, restoring and checking, as somebody does it from a command line. */
class KeepingTheStoreTest {

  @TempDir Path temp;
  private Path data;
  private Path file;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  @BeforeEach
  void names() {
    data = temp.resolve("data");
    file = temp.resolve("monday.backup");
  }

  private int run(Path folder, String... arguments) {
    return run(folder, Map.of(), arguments);
  }

  private int run(Path folder, Map<String, String> environment, String... arguments) {
    said.reset();
    complained.reset();
    return StoreProgram.run(
        List.of(arguments), folder, environment, printing(said), printing(complained));
  }

  private static PrintStream printing(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return complained.toString(StandardCharsets.UTF_8);
  }

  private static void in(Path folder, Consumer<MongoCollection<Document>> work) {
    try (var store = EmbeddedStore.onDisk(folder);
        var client = MongoClients.create(store.uri())) {
      work.accept(client.getDatabase("formwork").getCollection("orders"));
    }
  }

  private static void fill(MongoCollection<Document> orders) {
    orders.createIndex(
        Indexes.ascending("number"), new IndexOptions().unique(true).name("by-number"));
    orders.createIndex(Indexes.descending("lines.price"), new IndexOptions().sparse(true));
    orders.insertMany(IntStream.range(0, 500).mapToObj(KeepingTheStoreTest::order).toList());
  }

  private static Document order(int id) {
    return new Document("_id", id)
        .append("number", "O-" + id)
        .append("lines", List.of(new Document("price", Decimal128.parse(id + ".10"))));
  }

  private static List<BsonDocument> all(Path folder) {
    var all = new ArrayList<BsonDocument>();
    in(
        folder,
        orders -> {
          orders.listIndexes(BsonDocument.class).into(all);
          orders
              .withDocumentClass(BsonDocument.class)
              .find()
              .sort(Indexes.ascending("_id"))
              .into(all);
        });
    return all;
  }

  // --- Backup and restore
  // --------------------------------------------------------------------------

  @Test
  void restoresWhatItBackedUp() {
    in(data, KeepingTheStoreTest::fill);
    assertThat(run(data, "backup", file.toString())).isZero();
    assertThat(said()).contains("500 documents of 1 collections").contains(file.toString());

    Path other = temp.resolve("other");
    assertThat(run(other, "restore", file.toString())).isZero();

    assertThat(all(other)).isEqualTo(all(data));
    assertThat(run(other, "check")).isZero();
    assertThat(said()).contains("all indexes agree");
  }

  @Test
  void givesTheSameChecksumForTheSameContent() {
    in(data, KeepingTheStoreTest::fill);
    run(data, "backup", file.toString());
    String before = checksumIn(said());
    Path other = temp.resolve("other");
    run(other, "restore", file.toString());

    run(other, "backup", temp.resolve("tuesday.backup").toString());

    assertThat(checksumIn(said())).isEqualTo(before).hasSize(64);
  }

  private static String checksumIn(String text) {
    return text.replaceAll("(?s).*content ([0-9a-f]{64}).*", "$1");
  }

  @Test
  void backsUpAStoreInUse() {
    in(
        data,
        orders -> {
          fill(orders);

          assertThat(run(data, "backup", file.toString())).isZero();
          assertThat(run(data, "check")).isZero();
          orders.drop();
        });

    Path other = temp.resolve("other");
    assertThat(run(other, "restore", file.toString())).isZero();
    in(other, orders -> assertThat(orders.countDocuments()).isEqualTo(500));
  }

  @Test
  void backsUpOneMomentWhileOthersWrite() throws InterruptedException {
    in(
        data,
        orders -> {
          orders.insertOne(new Document("_id", 0).append("n", 0));
          var writer =
              Thread.ofPlatform()
                  .start(() -> {
                    for (int n = 1; !Thread.interrupted(); n++) {
                      orders.insertOne(new Document("_id", n).append("n", n));
                    }
                  });

          assertThat(run(data, "backup", file.toString())).isZero();
          writer.interrupt();
          try {
            writer.join();
          } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
          }
        });

    Path other = temp.resolve("other");
    assertThat(run(other, "restore", file.toString())).isZero();
    in(
        other,
        orders -> {
          long count = orders.countDocuments();
          assertThat(orders.find().sort(Indexes.descending("_id")).first())
              .containsEntry("_id", (int) count - 1);
        });
  }

  @Test
  void writesOverNoFile() throws IOException {
    in(data, KeepingTheStoreTest::fill);
    Files.writeString(file, "my letters");

    assertThat(run(data, "backup", file.toString())).isEqualTo(2);
    assertThat(complained()).contains(file.toString());
    in(data, _ -> assertThat(run(data, "backup", file.toString())).isEqualTo(2));
    assertThat(file).hasContent("my letters");
  }

  @Test
  void leavesNothingWhereItCannotWrite() {
    in(data, KeepingTheStoreTest::fill);

    Path nowhere = temp.resolve("no such folder/monday.backup");

    assertThat(run(data, "backup", nowhere.toString())).isEqualTo(2);
    assertThat(complained()).startsWith("Formwork: ").contains(nowhere.toString());
    assertThat(temp).isDirectoryNotContaining("glob:**.unfinished");
  }

  // --- Refusals
  // ------------------------------------------------------------------------------------

  private void refusesToRestore(Path backup, String why) {
    Path other = temp.resolve("other");

    assertThat(run(other, "restore", backup.toString())).isEqualTo(2);
    assertThat(complained()).startsWith("Formwork: ").contains(why).hasLineCount(1);
    assertThat(other).doesNotExist();
  }

  @Test
  void refusesABackupThatIsNotThere() {
    refusesToRestore(file, "no such file");
  }

  @Test
  void refusesAFileOfAnotherKind() throws IOException {
    Files.writeString(file, "my letters");
    refusesToRestore(file, "another kind");

    Files.write(file, new byte[0]);
    refusesToRestore(file, "another kind");

    try (var zip = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
      zip.write("my letters".getBytes(StandardCharsets.UTF_8));
    }
    refusesToRestore(file, "another kind");
  }

  @Test
  void refusesABackupThatWasCutOrChanged() throws IOException {
    in(data, KeepingTheStoreTest::fill);
    run(data, "backup", file.toString());
    byte[] whole = Files.readAllBytes(file);

    for (int length : new int[] {whole.length - 1, whole.length - 9, whole.length / 2, 200}) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      refusesToRestore(file, "damaged");
    }
    for (int at = 300; at < whole.length - 8; at += whole.length / 7) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      refusesToRestore(file, "damaged");
    }
  }

  @Test
  void refusesToRestoreOverAStore() {
    in(data, KeepingTheStoreTest::fill);
    run(data, "backup", file.toString());
    var before = all(data);

    assertThat(run(data, "restore", file.toString())).isEqualTo(2);
    in(data, _ -> assertThat(run(data, "restore", file.toString())).isEqualTo(2));

    assertThat(complained()).contains(data.toString()).hasLineCount(1);
    assertThat(all(data)).isEqualTo(before);
  }

  @Test
  void completesARestoreThatWasInterrupted() throws IOException {
    in(data, KeepingTheStoreTest::fill);
    var before = all(data);
    Path beside = Files.createDirectory(data.resolve("restoring"));
    try (var files = Files.list(data)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Files.move(each, beside.resolve(each.getFileName()));
      }
    }
    Files.createFile(beside.resolve("whole"));

    assertThat(all(data)).isEqualTo(before);
    assertThat(beside).doesNotExist();
  }

  @Test
  void refusesToBackUpOrCheckWhatIsNotThere() {
    assertThat(run(data, "backup", file.toString())).isEqualTo(2);
    assertThat(run(data, "check")).isEqualTo(2);

    assertThat(complained()).contains("there is none").hasLineCount(1);
    assertThat(data).doesNotExist();
  }

  @Test
  void leavesAnExternalMongoDbToItsOwnTools() {
    var environment = Map.of("FORMWORK_MONGODB_URI", "mongodb://u:topsecret@db");
    for (String command : List.of("backup", "restore", "check", "store")) {
      assertThat(run(data, environment, command, "x")).isEqualTo(2);
      assertThat(complained()).contains("mongodump").doesNotContain("topsecret");
    }
  }

  @Test
  void wantsTheNameOfOneFile() {
    assertThat(run(data, "backup")).isEqualTo(2);
    assertThat(run(data, "restore", "a", "b")).isEqualTo(2);

    assertThat(complained()).contains("restore").hasLineCount(1);
  }

  @Test
  void refusesADoorThatIsNoneAndEveryAddressButItsOwn() {
    assertThat(run(data, Map.of("FORMWORK_STORE_PORT", "80a"), "store")).isEqualTo(2);
    assertThat(complained()).contains("80a");
    for (String everywhere : List.of("0.0.0.0:27027", "[::]:27027", "*:27027", "127.0.0.1:27027")) {
      assertThat(run(data, Map.of("FORMWORK_STORE_PORT", everywhere), "store")).isEqualTo(2);
      assertThat(complained()).contains(everywhere);
    }
    assertThat(run(data, Map.of("FORMWORK_STORE_SECRET", "1234"), "store")).isEqualTo(2);
    assertThat(complained()).doesNotContain("1234");
  }

  @Test
  void saysWhichPortIsTaken() {
    try (var first = EmbeddedStore.inMemory()) {
      String port = first.uri().replaceAll(".*127.0.0.1:(\\d+)/.*", "$1");

      assertThat(run(data, Map.of("FORMWORK_STORE_PORT", port), "store")).isEqualTo(2);
      assertThat(complained()).contains(port);
    }
    in(data, orders -> assertThat(orders.countDocuments()).isZero());
  }

  // --- Checking
  // ------------------------------------------------------------------------------------

  @Test
  void keepsTheAddressOfAStoreInUseFromOthers() {
    in(
        data,
        _ -> {
          assertThat(data.resolve("store.uri")).isNotEmptyFile();
          try {
            assertThat(
                    PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("store.uri"))))
                .isEqualTo("rw-------");
          } catch (IOException | UnsupportedOperationException failure) {
            throw new IllegalStateException(failure);
          }
        });
    assertThat(data.resolve("store.uri")).doesNotExist();
  }

  @Test
  void saysSoWhereTheOtherProcessDoesNotAnswer() throws IOException {
    try (var _ = EmbeddedStore.onDisk(data)) {
      Files.writeString(
          data.resolve("store.uri"), "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200");

      assertThat(run(data, "check")).isEqualTo(2);
      assertThat(complained()).contains("does not answer").hasLineCount(1);
    }
  }

  @Test
  void opensOrRefusesAStoreWhoseFilesWereCutByAByte() throws IOException {
    in(data, KeepingTheStoreTest::fill);
    var before = all(data);
    List<Path> files;
    try (var listed = Files.list(data)) {
      files = listed.filter(Files::isRegularFile).toList();
    }
    assertThat(files).isNotEmpty();

    for (Path each : files) {
      Path copy = copyOf(data, temp.resolve("copy of " + each.getFileName()));
      cut(copy.resolve(each.getFileName()));
      int status = run(copy, "check");

      if (status == 0) {
        assertThat(all(copy)).as("after cutting %s", each).isEqualTo(before);
      } else {
        assertThat(status).isEqualTo(2);
        assertThat(complained()).contains("restore FILE").hasLineCount(1);
      }
    }
  }

  private static Path copyOf(Path folder, Path copy) throws IOException {
    Files.createDirectories(copy);
    try (var listed = Files.list(folder)) {
      for (Path each : listed.filter(Files::isRegularFile).toList()) {
        Files.copy(each, copy.resolve(each.getFileName()));
      }
    }
    return copy;
  }

  private static void cut(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 1);
    }
  }

  @Test
  void findsAByteThatChanged() throws IOException {
    in(data, KeepingTheStoreTest::fill);
    Path pages = data.resolve("formwork.mv");
    try (var channel = FileChannel.open(pages, StandardOpenOption.WRITE)) {
      for (long at = 8192; at < channel.size(); at += 512) {
        channel.write(ByteBuffer.wrap(new byte[] {42, 42, 42}), at);
      }
    }

    assertThat(run(data, "check")).isNotZero();
    assertThat(said() + complained()).isNotBlank();
  }
}
