package dev.formwork.mailings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.access.Role;
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
import dev.formwork.reports.Report;
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
class CheckingMailingsTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final Path FIXTURES = Path.of("src/test/resources/mailings");

  @Test
  void findsNothingInAValidSequence() throws IOException {
    assertThat(problems(FIXTURES.resolve("valid/weekly.yaml"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void findsWhatIsWrongWithAMailing(Path file) throws IOException {
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
              .filter(line -> line.startsWith("mailing."))
              .map(line -> line.substring(0, line.indexOf('=')))
              .collect(Collectors.toSet());
    }

    assertThat(invalid().map(file -> file.getFileName().toString().replace(".yaml", "")))
        .containsAll(codes);
  }

  private static List<Problem> problems(Path file) throws IOException {
    var release = CompiledRelease.of(Manifest.of("shop", LocalizedText.of("Shop")), 1);
    release.with(Form.TYPE, read(Form.TYPE, FIXTURES.resolve("sale.form.yaml")));
    release.with(Report.TYPE, read(Report.TYPE, FIXTURES.resolve("sales.report.yaml")));
    release.with(Role.TYPE, read(Role.TYPE, FIXTURES.resolve("manager.role.yaml")));
    return Mailing.TYPE.check(read(Mailing.TYPE, file), APP, Catalog.of(release.build())).list();
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
