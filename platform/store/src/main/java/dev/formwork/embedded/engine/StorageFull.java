package dev.formwork.embedded.engine;

/** A change was refused because the disk takes nothing, full or not; reading goes on. */
public final class StorageFull extends IllegalStateException {

  StorageFull(String what, Exception cause) {
    super(what + ": " + cause.getMessage(), cause);
  }

  StorageFull(String what) {
    super(what);
  }
}
