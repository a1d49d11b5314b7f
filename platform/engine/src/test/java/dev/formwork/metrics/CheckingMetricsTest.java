package dev.formwork.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.reports.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invalid fixture is named after the code that it must yield. */
class CheckingMetricsTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final Path FIXTURES = Path.of("src/test/resources/metrics");

  @ParameterizedTest
  @MethodSource("valid")
  void findsNothingInAValidMetric(Path file) throws IOException {
    assertThat(problems(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void findsWhatIsWrongWithAMetric(Path file) throws IOException {
    String code = file.getFileName().toString().replace(".yaml", "");

    List<Problem> found = problems(file);

    assertThat(found).extracting(Problem::code).containsExactly(code);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(Texts.of(found.getFirst(), locale)).isNotEqualTo(code).doesNotContain("{", "}");
    }
  }

  private static List<Problem> problems(Path file) throws IOException {
    Manifest manifest =
        Definitions.read(
                Manifest.TYPE,
                """
                key: shop
                title: Shop
                version: 1.0.0
                parameters: [{key: weeklySales, title: Sales, type: integer, default: 12}]
                """)
            .find()
            .orElseThrow();
    var release = CompiledRelease.of(manifest, 1);
    release.with(Form.TYPE, read(Form.TYPE, FIXTURES.resolve("sale.form.yaml")));
    release.with(Report.TYPE, read(Report.TYPE, FIXTURES.resolve("sales.report.yaml")));
    release.with(Report.TYPE, read(Report.TYPE, FIXTURES.resolve("by-day.report.yaml")));
    release.with(Role.TYPE, read(Role.TYPE, FIXTURES.resolve("manager.role.yaml")));
    return Metric.TYPE.check(read(Metric.TYPE, file), APP, Catalog.of(release.build())).list();
  }

  private static <T> T read(DefinitionType<T> type, Path file) throws IOException {
    var read = Definitions.read(type, Files.readString(file));
    assertThat(read.problems()).as(file.toString()).isEmpty();
    return read.find().orElseThrow();
  }

  static Stream<Path> valid() throws IOException {
    return files("valid");
  }

  static Stream<Path> invalid() throws IOException {
    return files("invalid");
  }

  private static Stream<Path> files(String folder) throws IOException {
    try (var files = Files.list(FIXTURES.resolve(folder))) {
      return files.sorted().toList().stream();
    }
  }
}
