package dev.formwork.bench.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that is gone when one is done with it. */
public final class Scratch implements AutoCloseable {

  private final Path root;

  private Scratch(Path root) {
    this.root = root;
  }

  public static Scratch open() {
    try {
      return new Scratch(Files.createTempDirectory("formwork-bench-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder(String name) {
    return root.resolve(name);
  }

  @Override
  public void close() {
    try (var all = Files.walk(root)) {
      all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
    } catch (IOException | UncheckedIOException left) {
      // a browser may still be writing; the system empties its own folder of such things
    }
  }
}
