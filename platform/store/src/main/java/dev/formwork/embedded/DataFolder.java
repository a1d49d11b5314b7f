package dev.formwork.embedded;

import dev.formwork.embedded.backup.Restore;
import dev.formwork.embedded.engine.Pace;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.engine.StorageDamaged;
import dev.formwork.embedded.engine.StorageFull;
import dev.formwork.embedded.engine.StorageLocked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a store, and how its storage is opened: by one process at a time. */
final class DataFolder {

  private DataFolder() {}

  /**
   * Opens the storage in this folder, both made if they are not there.
   *
   * @throws StoreRefused if that cannot be done
   */
  static Storage open(Path folder, Pace pace) {
    makeWritable(folder);
    Restore.finishIn(folder);
    try {
      return Storage.open(folder, pace);
    } catch (StorageLocked failure) {
      throw new StoreLocked(folder, failure);
    } catch (StorageDamaged failure) {
      throw new StoreUnreadable(folder.resolve(Storage.FILE), failure);
    } catch (StorageFull failure) {
      throw new StoreRefused("store.full", failure, folder.toAbsolutePath());
    } catch (UncheckedIOException failure) {
      throw notWritable(folder, failure);
    }
  }

  /**
   * Opens the storage that is in this folder.
   *
   * @throws StoreRefused if there is none, or that cannot be done
   */
  static Storage openExisting(Path folder) {
    Restore.finishIn(folder);
    if (!Storage.isIn(folder)) {
      throw new StoreRefused("store.none", null, folder.toAbsolutePath());
    }
    return open(folder, Pace.usual());
  }

  private static void makeWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
    } catch (IOException failure) {
      throw notWritable(folder, failure);
    }
  }

  static StoreRefused notWritable(Path folder, Exception failure) {
    return new StoreRefused(
        "store.folder", failure, folder.toAbsolutePath(), String.valueOf(failure));
  }
}
