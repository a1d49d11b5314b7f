package dev.formwork.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.messages.MessageTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invalid fixture is named after the code that it must yield. */
class CheckingSequencesTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final Path FIXTURES = Path.of("src/test/resources/sequences");

  /** Refusals of requests, which no definition can bring about. */
  private static final Set<String> OF_REQUESTS =
      Set.of(
          "sequence.not-found",
          "sequence.other-form",
          "sequence.run.not-found",
          "sequence.stop.not-allowed");

  @Test
  void findsNothingInAValidSequence() throws IOException {
    assertThat(problems(FIXTURES.resolve("valid/drip.yaml"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void findsWhatIsWrongWithASequence(Path file) throws IOException {
    String code = file.getFileName().toString().replace(".yaml", "");

    List<Problem> found = problems(file);

    assertThat(found).extracting(Problem::code).containsExactly(code);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(Texts.of(found.getFirst(), locale)).isNotEqualTo(code).doesNotContain("{", "}");
    }
  }

  @Test
  void hasAFixtureForEachCode() throws IOException {
    Set<String> codes;
    try (var lines = Files.lines(Path.of("src/main/resources/dev/formwork/problems.properties"))) {
      codes =
          lines
              .filter(line -> line.startsWith("sequence."))
              .map(line -> line.substring(0, line.indexOf('=')))
              .filter(code -> !OF_REQUESTS.contains(code))
              .collect(Collectors.toSet());
    }

    assertThat(invalid().map(file -> file.getFileName().toString().replace(".yaml", "")))
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  private static List<Problem> problems(Path file) throws IOException {
    var release = CompiledRelease.of(Manifest.of("shop", LocalizedText.of("Shop")), 1);
    release.with(Form.TYPE, read(Form.TYPE, FIXTURES.resolve("form.yaml")));
    release.with(Form.TYPE, read(Form.TYPE, FIXTURES.resolve("customer.yaml")));
    release.with(MessageTemplate.TYPE, read(MessageTemplate.TYPE, FIXTURES.resolve("told.yaml")));
    release.with(MessageTemplate.TYPE, read(MessageTemplate.TYPE, FIXTURES.resolve("offer.yaml")));
    return Sequence.TYPE.check(read(Sequence.TYPE, file), APP, Catalog.of(release.build())).list();
  }

  private static <T> T read(DefinitionType<T> type, Path file) throws IOException {
    var read = Definitions.read(type, Files.readString(file));
    assertThat(read.problems()).as(file.toString()).isEmpty();
    return read.find().orElseThrow();
  }

  static Stream<Path> invalid() throws IOException {
    try (var files = Files.list(FIXTURES.resolve("invalid"))) {
      return files.sorted().toList().stream();
    }
  }
}
