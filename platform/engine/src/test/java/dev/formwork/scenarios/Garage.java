package dev.formwork.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The pack of a garage, in a folder where a test may change it. */
final class Garage {

  static final Path FIXTURES = Path.of("src/test/resources/scenarios");

  private Garage() {}

  static void copyTo(Path packs) throws IOException {
    Path garage = FIXTURES.resolve("garage");
    try (Stream<Path> files = Files.walk(garage)) {
      for (Path file : files.toList()) {
        Path copy = packs.resolve("garage").resolve(garage.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
