package dev.formwork.embedded.backup;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.formwork.embedded.StoreRefused;
import dev.formwork.embedded.backup.Backup.Contents;
import dev.formwork.embedded.engine.Pace;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.engine.Storage.Durability;
import dev.formwork.embedded.engine.StorageFull;
import dev.formwork.embedded.index.IndexSpec;
import dev.formwork.embedded.table.Catalog;
import dev.formwork.embedded.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a store of a backup. It is made beside the place where it belongs and moved there when all
 * of it is on disk; whatever ends this leaves either no store, or one whose move {@link #finishIn}
 * completes.
 */
public final class Restore {

  private static final String BESIDE = "restoring";

  /** A file that says that the store beside is whole. */
  private static final String WHOLE = "whole";

  private Restore() {}

  /** Reads a backup from its beginning to its end, as a restore would, and makes nothing. */
  public static Contents check(Path file) {
    return BackupReader.read(file, new Nothing());
  }

  private static final class Nothing implements BackupReader.Visitor {
    @Override
    public void collection(String name, List<Document> indexes) {}

    @Override
    public void document(Document document) {}
  }

  /**
   * Makes the store in this folder, which has none.
   *
   * @throws StoreRefused if it has one, or if the backup is not whole; nothing has changed then
   */
  public static Contents into(Path folder, Path file) {
    finishIn(folder);
    if (Storage.isIn(folder)) {
      throw new StoreRefused("restore.occupied", null, folder.toAbsolutePath());
    }
    var contents = check(file);
    Path beside = folder.resolve(BESIDE);
    try {
      clear(beside);
      Files.createDirectories(beside);
      fill(beside, file);
      Files.createFile(beside.resolve(WHOLE));
      finishIn(folder);
      return contents;
    } catch (StorageFull full) {
      throw new StoreRefused("store.full", full, folder.toAbsolutePath());
    } catch (IOException failure) {
      throw notWritable(folder, failure);
    } catch (MongoServerError refusal) {
      throw new StoreRefused(
          "backup.refused", refusal, file.toAbsolutePath(), refusal.getMessageWithoutErrorCode());
    }
  }

  /** Completes what an end of the process interrupted, if there is such a thing. */
  public static void finishIn(Path folder) {
    Path beside = folder.resolve(BESIDE);
    try {
      if (Files.exists(beside.resolve(WHOLE))) {
        moveUp(beside, folder);
        clear(beside);
      }
    } catch (IOException failure) {
      throw notWritable(folder, failure);
    }
  }

  private static StoreRefused notWritable(Path folder, IOException failure) {
    return new StoreRefused(
        "store.folder", failure, folder.toAbsolutePath(), String.valueOf(failure));
  }

  private static void fill(Path beside, Path file) {
    try (var storage = Storage.open(beside, Pace.usual())) {
      var filling = new Filling(storage);
      BackupReader.read(file, filling);
      filling.finish();
      storage.await(Durability.DISK);
    }
  }

  /** Adds the documents of each collection, then builds its indexes. */
  private static final class Filling implements BackupReader.Visitor {
    private final Storage storage;
    private final Catalog catalog;
    private @Nullable Table table;
    private List<Document> indexes = List.of();

    Filling(Storage storage) {
      this.storage = storage;
      this.catalog = new Catalog(storage);
    }

    @Override
    public void collection(String name, List<Document> described) {
      finish();
      table = catalog.getOrCreate(name);
      indexes = described;
    }

    @Override
    public void document(Document document) {
      if (table != null) {
        storage.throttle();
        table.insert(document);
      }
    }

    void finish() {
      if (table != null) {
        for (var description : indexes) {
          catalog.createIndex(table, IndexSpec.parse(description));
        }
      }
    }
  }

  /** Everything but the file that says it is whole, which goes last. */
  private static void moveUp(Path from, Path to) throws IOException {
    for (Path each : filesIn(from)) {
      if (!each.getFileName().toString().equals(WHOLE)) {
        Files.move(each, to.resolve(each.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList())) {
        Files.delete(each);
      }
    }
  }
}
