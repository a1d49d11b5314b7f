package dev.formwork.embedded.engine;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the pages of a folder are written on. MVStore closes for good where it cannot write, readers
 * included, so nobody begins what will fail.
 */
record Disk(Path folder) {

  private static final Logger log = LoggerFactory.getLogger(Disk.class);

  /** What a checkpoint may write besides, and something for others. */
  private static final long SPARE_ROOM = 32L << 20;

  /** Why so many bytes of changed pages should not be written now. */
  Optional<String> whyNotToWrite(long bytes) {
    try {
      FileStore store = Files.getFileStore(folder);
      if (store.isReadOnly()) {
        return Optional.of("The disk of %s is read-only".formatted(folder));
      }
      long room = store.getUsableSpace();
      return room < SPARE_ROOM + 2 * bytes
          ? Optional.of("The disk of %s is full: %d MB are free".formatted(folder, room >> 20))
          : Optional.empty();
    } catch (IOException failure) {
      log.warn("Could not tell how much room is free in {}", folder, failure);
      return Optional.empty();
    }
  }

  void refuseWithoutRoomFor(long bytes) {
    whyNotToWrite(bytes)
        .ifPresent(why -> {
          throw new StorageFull(why);
        });
  }
}
