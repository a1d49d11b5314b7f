package dev.formwork.embedded;

import java.nio.file.Path;

/** The data folder is in use: another process, or another store of this one, has it open. */
public final class StoreLocked extends StoreRefused {

  StoreLocked(Path folder, Exception cause) {
    super("store.locked", cause, folder.toAbsolutePath());
  }
}
