package dev.formwork.automation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import dev.formwork.triggers.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invalid fixture is named after the code that it must yield, as in CODE or CODE--CASE. */
class AskingReportsForRowsTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final Path REPORTS = Path.of("src/test/resources/reports");

  private final RowsOfReports check = new RowsOfReports();

  @Test
  void findsNothingWrongInWhatCanBeAsked() throws IOException {
    Rule rule = read(Rule.TYPE, REPORTS.resolve("asked/valid/all-of-it.yaml"));

    assertThat(check.check(rule, APP, catalog()).list()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void saysWhatCannotBeAsked(Path file) throws IOException {
    String code = file.getFileName().toString().replaceFirst("(--.*)?[.]yaml$", "");

    List<Problem> problems = check.check(read(Rule.TYPE, file), APP, catalog()).list();

    assertThat(problems).extracting(Problem::code).containsExactly(code);
    assertThat(problems.getFirst().path()).startsWith("/actions/0/report/");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(Texts.of(problems.getFirst(), locale)).isNotEqualTo(code).doesNotContain("{", "}");
    }
  }

  @Test
  void namesTheFieldsThatItNeeds() throws IOException {
    Rule rule = read(Rule.TYPE, REPORTS.resolve("asked/valid/all-of-it.yaml"));

    assertThat(check.references(rule, APP, catalog()))
        .extracting(each -> each.pointer(), each -> String.valueOf(each.field()))
        .contains(
            tuple("/actions/0/report/date", "soldOn"),
            tuple("/actions/0/report/where/all/0/field", "customer"),
            tuple("/actions/1/lists/works/report/where/field", "lines"))
        .doesNotContain(tuple("/actions/2/report/date", "stepEnd"));
  }

  private static Catalog catalog() throws IOException {
    var release = CompiledRelease.of(read(Manifest.TYPE, REPORTS.resolve("pack.yaml")), 1);
    release.with(Form.TYPE, read(Form.TYPE, REPORTS.resolve("sale.form.yaml")));
    release.with(Form.TYPE, read(Form.TYPE, REPORTS.resolve("asked/customer-call.form.yaml")));
    for (String report : List.of("sales-by-channel", "rows", "steps")) {
      Path file = REPORTS.resolve("report/valid/" + report + ".yaml");
      release.with(Report.TYPE, read(Report.TYPE, file));
    }
    return Catalog.of(release.build());
  }

  private static <T> T read(DefinitionType<T> type, Path file) throws IOException {
    var read = Definitions.read(type, Files.readString(file));
    assertThat(read.problems()).as(file.toString()).isEmpty();
    return read.find().orElseThrow();
  }

  static Stream<Path> invalid() throws IOException {
    try (var files = Files.list(REPORTS.resolve("asked/invalid"))) {
      return files.sorted().toList().stream();
    }
  }
}
