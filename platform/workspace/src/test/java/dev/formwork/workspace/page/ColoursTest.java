package dev.formwork.workspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ColoursTest {

  private static final Path FRONTEND = Path.of("src/main/resources/META-INF/frontend");
  private static final Pattern COLOUR =
      Pattern.compile("(?i)\\b(?:light-dark|oklch|rgba?|hsla?)\\(|#[0-9a-f]{3,8}\\b");

  /** The bundler rewrites light-dark() in what it packs, and then it follows no theme any more. */
  @Test
  void standInTheThemeOnly() throws IOException {
    List<Path> styles;
    try (var files = Files.walk(FRONTEND)) {
      styles = files.filter(file -> file.toString().endsWith(".css")).toList();
    }

    assertThat(styles)
        .isNotEmpty()
        .allSatisfy(file -> assertThat(COLOUR.matcher(Files.readString(file)).find()).isFalse());
  }
}
