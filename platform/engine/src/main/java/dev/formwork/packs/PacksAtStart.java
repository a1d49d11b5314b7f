package dev.formwork.packs;

import dev.formwork.kernel.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Installs and upgrades the packs that lie in the folder {@code formwork.packs} when the platform
 * starts. An app that was changed here stays as it is; a pack that is broken is left out. Neither
 * keeps the platform from starting.
 */
@Component
@Order(PacksAtStart.ORDER)
class PacksAtStart implements ApplicationRunner {

  /** People and records of packs come after it. */
  static final int ORDER = 100;

  private static final Logger log = LoggerFactory.getLogger(PacksAtStart.class);

  private final PackReader reader;
  private final Packs packs;
  private final String folder;

  PacksAtStart(PackReader reader, Packs packs, @Value("${formwork.packs:}") String folder) {
    this.reader = reader;
    this.packs = packs;
    this.folder = folder;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    if (!folder.isBlank()) {
      bring(Path.of(folder));
    }
  }

  void bring(Path folder) throws IOException {
    var read = new ArrayList<Pack>();
    for (Path place : places(folder)) {
      attempt(place.getFileName().toString(), () -> read.add(read(place)));
    }
    var ordered = new ArrayList<Pack>();
    attempt(folder.toString(), () -> ordered.addAll(PackOrder.of(read)));
    for (Pack pack : ordered) {
      attempt(pack.app().value(), () -> report(pack, packs.bring(pack)));
    }
  }

  private Pack read(Path place) throws IOException {
    return Files.isDirectory(place) ? reader.folder(place) : reader.zip(bytes(place));
  }

  private static byte[] bytes(Path zip) throws IOException {
    try (var in = Files.newInputStream(zip)) {
      return in.readNBytes(ZippedPack.MAX_BYTES + 1);
    }
  }

  private static List<Path> places(Path folder) throws IOException {
    if (Files.exists(folder.resolve("pack.yaml"))) {
      return List.of(folder);
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child ->
              Files.exists(child.resolve("pack.yaml")) || child.toString().endsWith(".zip"))
          .sorted()
          .toList();
    }
  }

  private static void report(Pack pack, Packs.Outcome outcome) {
    switch (outcome) {
      case INSTALLED, UPGRADED, UP_TO_DATE ->
          log.info("Pack {} {}: {}", pack.app(), pack.manifest().version(), outcome);
      case CHANGED_HERE ->
          log.warn(
              "Pack {} {} differs from what is installed, and the app was changed here: left as it is",
              pack.app(),
              pack.manifest().version());
    }
  }

  /** Something that may be refused. */
  private interface Step {
    void run() throws IOException;
  }

  private static void attempt(String what, Step step) throws IOException {
    try {
      step.run();
    } catch (Refusal refusal) {
      log.error("Pack {} is left out", what);
      refusal
          .problems()
          .forEach(
              problem -> log.error("  {} {} {}", problem.path(), problem.code(), problem.args()));
    }
  }
}
