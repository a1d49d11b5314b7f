package dev.formwork.embedded.engine;

/** A change was refused because there is no room to keep it; reading goes on. */
public final class StorageFull extends IllegalStateException {

  StorageFull(String what, Exception cause) {
    super(what + ": " + cause.getMessage(), cause);
  }

  StorageFull(String what) {
    super(what);
  }
}
