package dev.formwork.packs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Reads the files of a folder, within the same limits as a zip. */
final class PackFolder {

  private PackFolder() {}

  /** The files by path from the folder on; refuses links and whatever a zip may not hold. */
  static SortedMap<String, byte[]> read(Path folder) {
    var limits = new PackLimits();
    try {
      for (Path file : files(folder)) {
        read(folder, file, limits);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return limits.files();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .limit(PackLimits.MAX_ENTRIES + 1L)
          .sorted()
          .toList();
    }
  }

  private static void read(Path folder, Path file, PackLimits limits) throws IOException {
    String path =
        folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    if (PackLimits.isLeftBySystem(path)) {
      return;
    }
    limits.announce(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw PackLimits.refused("packs.file.link", path);
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes(PackLimits.MAX_ENTRY_BYTES + 1);
      limits.count(path, content.length, content.length);
      limits.add(path, content);
    }
  }
}
