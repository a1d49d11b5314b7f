package dev.formwork.embedded.engine;

/** The folder is open already, in this process or another. */
public final class StorageLocked extends IllegalStateException {

  StorageLocked(Exception cause) {
    super(cause);
  }
}
