package dev.formwork.scenarios.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a node has, a story has: a module that is forgotten would be missing from every one. */
class KnowingAllModulesTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/formwork");
  private static final Pattern BEAN =
      Pattern.compile("^@(Component|Service|Configuration|Repository)\\b", Pattern.MULTILINE);

  /** The door of a node, what is given to each world, and what opens them. */
  private static final Set<String> OF_NODES = Set.of("api", "scripting", "scenarios");

  @Test
  void playsBesideEachModuleThatHasServices() throws IOException {
    var modules = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> SOURCES.relativize(file).getNameCount() > 1)
          .filter(file -> BEAN.matcher(text(file)).find())
          .map(file -> SOURCES.relativize(file).getName(0).toString())
          .forEach(modules::add);
    }
    modules.removeAll(OF_NODES);

    assertThat(World.MODULES).containsExactlyElementsOf(modules);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
