package dev.formwork.embedded.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A file of which the power left no more than parts of its header when it was made: nobody was
 * answered anything that should stand in it, as the first answer follows the first journal.
 */
final class Newborn {

  /** Where MVStore has its header, twice. */
  private static final int HEADER = 2 * 4096;

  /** How such a header begins, and what part of it comes to the disk at once. */
  private static final byte[] BEGINNING = "H:".getBytes(StandardCharsets.US_ASCII);

  private static final int SECTOR = 512;
  private static final int MOST = 64 << 10;

  private Newborn() {}

  /** Removes it, if that is what stands in this folder. */
  static void remove(Path folder) throws IOException {
    Path file = folder.resolve(Storage.FILE);
    if (Files.exists(file)
        && Files.size(file) <= MOST
        && isUnfinished(file)
        && !hasJournal(folder)) {
      Files.delete(file);
    }
  }

  private static boolean isUnfinished(Path file) throws IOException {
    byte[] header;
    try (InputStream in = Files.newInputStream(file)) {
      header = in.readNBytes(HEADER);
    }
    boolean isShort = header.length < HEADER;
    for (int at = 0; at < header.length; at += SECTOR) {
      byte[] sector = Arrays.copyOfRange(header, at, Math.min(header.length, at + SECTOR));
      if (!isBlank(sector) && !(isShort && begins(sector))) {
        return false;
      }
    }
    return true;
  }

  private static boolean begins(byte[] sector) {
    return sector.length >= BEGINNING.length
        && Arrays.equals(sector, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
  }

  private static boolean isBlank(byte[] sector) {
    for (byte each : sector) {
      if (each != 0) {
        return false;
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
