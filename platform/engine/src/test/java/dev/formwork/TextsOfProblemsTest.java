package dev.formwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each code has one text in each language. */
class TextsOfProblemsTest {

  private static final Path FOLDER = Path.of("src/main/resources/dev/formwork");

  @ParameterizedTest
  @ValueSource(strings = {"problems.properties", "problems_zh.properties"})
  void saysOneThingForEachCode(String file) throws IOException {
    assertThat(codes(file)).doesNotHaveDuplicates();
  }

  @Test
  void speaksBothLanguages() throws IOException {
    assertThat(codes("problems.properties"))
        .containsExactlyInAnyOrderElementsOf(codes("problems_zh.properties"));
  }

  private static List<String> codes(String file) throws IOException {
    try (var lines = Files.lines(FOLDER.resolve(file))) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith(" "))
          .map(line -> line.substring(0, line.indexOf('=')))
          .toList();
    }
  }
}
