package dev.formwork.embedded.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A file of which the power left only its length when it was made: nobody was answered anything
 * that should stand in it, as the first answer follows the first journal.
 */
final class Newborn {

  /** Where MVStore has its header, twice. */
  private static final int HEADER = 2 * 4096;

  private static final int MOST = 64 << 10;

  private Newborn() {}

  /** Removes it, if that is what stands in this folder. */
  static void remove(Path folder) throws IOException {
    Path file = folder.resolve(Storage.FILE);
    if (Files.exists(file) && Files.size(file) <= MOST && isBlank(file) && !hasJournal(folder)) {
      Files.delete(file);
    }
  }

  private static boolean isBlank(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (byte each : in.readNBytes(HEADER)) {
        if (each != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean hasJournal(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(path -> Segment.sequenceOf(path).isPresent());
    }
  }
}
