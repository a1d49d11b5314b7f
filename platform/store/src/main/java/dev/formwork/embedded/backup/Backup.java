package dev.formwork.embedded.backup;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.StoreRefused;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.index.IndexSpec;
import dev.formwork.embedded.table.Catalog;
import dev.formwork.embedded.table.Table;
import dev.formwork.embedded.table.TableIndex;
import dev.formwork.embedded.table.TableView;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes all documents of a store as they are at one moment, while everybody goes on. */
public final class Backup {

  private final Storage storage;
  private final Catalog catalog;

  public Backup(Storage storage, Catalog catalog) {
    this.storage = storage;
    this.catalog = catalog;
  }

  private record Part(String name, List<IndexSpec> indexes, TableView view) {}

  /**
   * Writes the file, which is not there before; it gets its name when it is complete and on disk.
   *
   * @throws StoreRefused if there is such a file or it cannot be written
   */
  public Contents into(Path file, Instant now) {
    if (Files.exists(file)) {
      throw new StoreRefused("backup.exists", null, file.toAbsolutePath());
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (var _ = storage.pin()) {
      var contents = write(unfinished, now);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return contents;
    } catch (FileAlreadyExistsException failure) {
      throw new StoreRefused("backup.exists", failure, failure.getFile());
    } catch (IOException failure) {
      throw new StoreRefused(
          "backup.unwritable", failure, file.toAbsolutePath(), String.valueOf(failure));
    }
  }

  private Contents write(Path file, Instant now) throws IOException {
    boolean isComplete = false;
    try (var out = BackupWriter.into(file)) {
      out.header(now);
      for (var part : atThisMoment()) {
        out.collection(part.name, part.indexes.stream().map(IndexSpec::describe).toList());
        var scan = part.view.documents().ascending(new byte[0], null);
        while (scan.next()) {
          out.document(scan.value());
        }
      }
      var contents = out.end();
      isComplete = true;
      return contents;
    } finally {
      if (!isComplete) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Views of all tables, taken while nobody writes to any. Always locked in the same order. */
  private List<Part> atThisMoment() {
    var tables = catalog.names("").stream().flatMap(name -> catalog.find(name).stream()).toList();
    var locked = new ArrayList<Table>();
    try {
      for (var table : tables) {
        table.lock().lock();
        locked.add(table);
      }
      return tables.stream().map(Backup::part).toList();
    } finally {
      locked.forEach(table -> table.lock().unlock());
    }
  }

  private static Part part(Table table) {
    var indexes = table.indexes().stream().filter(TableIndex::isReady).map(TableIndex::spec);
    return new Part(table.name(), indexes.filter(spec -> !spec.isId()).toList(), table.view());
  }

  /** How much a backup holds, and the checksum of all of it. */
  public record Contents(long collections, long documents, String sha256) {

    Document toDocument() {
      return new Document("collections", collections)
          .append("documents", documents)
          .append("sha256", sha256);
    }
  }
}
