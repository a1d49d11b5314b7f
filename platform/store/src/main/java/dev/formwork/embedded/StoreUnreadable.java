package dev.formwork.embedded;

import java.nio.file.Path;

/** The file of the embedded store is damaged, or is not one. Nothing in it was changed. */
public final class StoreUnreadable extends IllegalStateException {

  StoreUnreadable(Path file, Exception cause) {
    super(
        "Expected "
            + file.toAbsolutePath()
            + " to be the file of an embedded store, but it cannot be read: "
            + cause.getMessage()
            + ". Restore it from a backup, or name another folder (FORMWORK_DATA).",
        cause);
  }
}
