package dev.formwork.embedded;

import java.nio.file.Path;

/** The file of the embedded store is damaged, or is not one. Nothing in it was changed. */
public final class StoreUnreadable extends StoreRefused {

  StoreUnreadable(Path file, Exception cause) {
    super("store.unreadable", cause, file.toAbsolutePath(), String.valueOf(cause.getMessage()));
  }
}
