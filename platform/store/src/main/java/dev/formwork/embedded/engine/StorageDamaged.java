package dev.formwork.embedded.engine;

/** What stands in the folder is not, or no longer, what a storage wrote; nothing was changed. */
public final class StorageDamaged extends IllegalStateException {

  StorageDamaged(String what) {
    super(what);
  }

  StorageDamaged(String what, Exception cause) {
    super(what, cause);
  }
}
