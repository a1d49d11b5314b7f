package dev.formwork.embedded.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What a failure of the library means. */
final class Failures {

  private Failures() {}

  static RuntimeException opening(Exception failure) {
    return switch (failure) {
      case MVStoreException store when store.getErrorCode() == DataUtils.ERROR_FILE_LOCKED ->
          new StorageLocked(store);
      case MVStoreException store -> new StorageDamaged(String.valueOf(store.getMessage()), store);
      case IOException io -> new UncheckedIOException(io);
      case RuntimeException other -> other;
      default -> new IllegalStateException(failure);
    };
  }
}
