package dev.formwork.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.embedded.engine.Storage.Durability;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningAStorageTest {

  private static final int TREE = 1;

  @TempDir Path folder;
  @TempDir Path other;

  @Test
  void hasWhatWasAwaitedThoughNoCheckpointCame() throws IOException {
    try (var storage = Storage.open(folder)) {
      put(storage, "a", "1");
      put(storage, "b", "2");
      storage.apply(new Change().remove(storage.tree(TREE), bytes("a")));
      storage.await(Durability.PROCESS);
      copyTo(other);
    }

    try (var reopened = Storage.open(other)) {
      assertThat(get(reopened, "a")).isNull();
      assertThat(get(reopened, "b")).isEqualTo("2");
    }
  }

  @Test
  void hasAllStepsOfAChangeOrNone() throws IOException {
    try (var storage = Storage.open(folder)) {
      put(storage, "a", "1");
      storage.apply(
          new Change()
              .put(storage.tree(TREE), bytes("b"), bytes("2"))
              .put(storage.tree(2), bytes("index of b"), bytes("")));
      storage.await(Durability.DISK);
      copyTo(other);
    }
    damage(journal(other), positionOf(journal(other), "index of b"));

    try (var reopened = Storage.open(other)) {
      assertThat(get(reopened, "a")).isEqualTo("1");
      assertThat(get(reopened, "b")).isNull();
    }
  }

  @Test
  void goesOnAfterACheckpoint() throws IOException {
    try (var storage = Storage.open(folder)) {
      put(storage, "a", "1");
      storage.checkpoint();
      put(storage, "a", "2");
      storage.await(Durability.DISK);
      copyTo(other);
    }

    try (var reopened = Storage.open(other)) {
      assertThat(get(reopened, "a")).isEqualTo("2");
    }
  }

  @Test
  void keepsChangesLargerThanAJournalFile() throws IOException {
    String large = "x".repeat((int) Segment.USUAL_SIZE);
    try (var storage = Storage.open(folder)) {
      put(storage, "before", "1");
      put(storage, "large", large);
      put(storage, "after", "2");
      storage.await(Durability.DISK);
      copyTo(other);
    }

    try (var reopened = Storage.open(other)) {
      assertThat(get(reopened, "before")).isEqualTo("1");
      assertThat(get(reopened, "large")).isEqualTo(large);
      assertThat(get(reopened, "after")).isEqualTo("2");
    }
  }

  /** As a process leaves it that was killed while it added many large documents by one command. */
  @Test
  void opensThoughSeveralFilesOfTheJournalWereBegunAndNothingWritten() throws IOException {
    String large = "x".repeat((int) Segment.USUAL_SIZE - 1000);
    try (var storage = Storage.open(folder)) {
      put(storage, "before", "1");
      storage.await(Durability.DISK);
      for (int i = 0; i < 3; i++) {
        put(storage, "large" + i, large);
      }
      copyTo(other);
    }

    try (var reopened = Storage.open(other)) {
      assertThat(get(reopened, "before")).isEqualTo("1");
      assertThat(get(reopened, "large0")).isNull();
    }
  }

  @Test
  void refusesAJournalDamagedBeforeItsEnd() throws IOException {
    try (var storage = Storage.open(folder)) {
      put(storage, "first", "1");
      storage.await(Durability.DISK);
      put(storage, "second", "2"); // says that the first was on disk
      storage.await(Durability.DISK);
      copyTo(other);
    }
    Path journal = journal(other);
    damage(journal, positionOf(journal, "first"));

    assertThatThrownBy(() -> Storage.open(other))
        .isInstanceOf(StorageDamaged.class)
        .hasMessageContaining(journal.getFileName().toString());
  }

  @Test
  void refusesAFileWithoutItsJournal() throws IOException {
    try (var storage = Storage.open(folder)) {
      put(storage, "a", "1");
    }
    Files.delete(journal(folder));

    assertThatThrownBy(() -> Storage.open(folder)).isInstanceOf(StorageDamaged.class);
  }

  @Test
  void refusesAFileOlderThanItsJournal() throws IOException {
    try (var storage = Storage.open(folder)) {
      put(storage, "a", "1");
    }
    Files.copy(folder.resolve(Storage.FILE), other.resolve(Storage.FILE));
    for (String value : List.of("2", "3")) {
      try (var storage = Storage.open(folder)) {
        put(storage, "a", value);
      }
    }
    Path journal = journal(folder);
    Files.copy(journal, other.resolve(journal.getFileName()));

    assertThatThrownBy(() -> Storage.open(other)).isInstanceOf(StorageDamaged.class);
  }

  @Test
  void refusesTheJournalOfAnotherStorage() throws IOException {
    try (var storage = Storage.open(folder)) {
      put(storage, "a", "1");
    }
    try (var storage = Storage.open(other)) {
      put(storage, "a", "2");
    }
    Files.delete(journal(folder));
    Files.copy(journal(other), folder.resolve(journal(other).getFileName()));

    assertThatThrownBy(() -> Storage.open(folder))
        .isInstanceOf(StorageDamaged.class)
        .hasMessageContaining("another store");
  }

  @Test
  void refusesAFileCutByOneByteOrHasAll() throws IOException {
    try (var storage = Storage.open(folder)) {
      for (int i = 0; i < 2000; i++) {
        put(storage, "key" + i, "value".repeat(20));
      }
    }
    try (var file = new RandomAccessFile(folder.resolve(Storage.FILE).toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }

    try (var storage = Storage.open(folder)) {
      assertThat(get(storage, "key1999")).isNotNull();
    } catch (StorageDamaged refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  @Test
  void leavesADamagedFolderAsItIs() throws IOException {
    try (var storage = Storage.open(folder)) {
      put(storage, "a", "1");
    }
    Files.delete(journal(folder));
    byte[] before = Files.readAllBytes(folder.resolve(Storage.FILE));

    assertThatThrownBy(() -> Storage.open(folder)).isInstanceOf(StorageDamaged.class);

    assertThat(folder.resolve(Storage.FILE)).hasBinaryContent(before);
  }

  @Test
  void keepsAViewThroughManyCheckpoints() {
    try (var storage = Storage.open(folder, new Pace(Duration.ofMillis(1), 1 << 16, 0));
        var _ = storage.pin()) {
      for (int i = 0; i < 500; i++) {
        put(storage, "key" + i, "old".repeat(100));
      }
      storage.checkpoint();
      TreeView view = storage.tree(TREE).view();

      for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 500; i++) {
          put(storage, "key" + i, ("new" + round).repeat(100));
        }
        storage.checkpoint();
      }

      var scan = view.ascending(bytes("key"), null);
      int seen = 0;
      while (scan.next()) {
        assertThat(text(scan.value())).startsWith("old");
        seen++;
      }
      assertThat(seen).isEqualTo(500);
    }
  }

  private static void put(Storage storage, String key, String value) {
    storage.apply(new Change().put(storage.tree(TREE), bytes(key), bytes(value)));
  }

  private static @Nullable String get(Storage storage, String key) {
    byte[] value = storage.tree(TREE).get(bytes(key));
    return value == null ? null : text(value);
  }

  /** The folder as it would be after the end of the process at this moment. */
  private void copyTo(Path target) throws IOException {
    for (Path file : files(folder)) {
      Files.copy(file, target.resolve(file.getFileName()));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Path journal(Path folder) throws IOException {
    return files(folder).stream()
        .filter(file -> Segment.sequenceOf(file).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static int positionOf(Path file, String text) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static void damage(Path path, int position) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(position);
      file.write('#');
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
