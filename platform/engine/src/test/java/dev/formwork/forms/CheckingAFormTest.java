package dev.formwork.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Reference;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
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
class CheckingAFormTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final Path FIXTURES = Path.of("src/test/resources/forms");

  @ParameterizedTest
  @MethodSource("valid")
  void findsNothingInAValidForm(Path file) throws IOException {
    assertThat(problems(Form.TYPE, file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void findsWhatIsWrongWithAForm(Path file) throws IOException {
    found(problems(Form.TYPE, file), file);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void findsWhatIsWrongWithAnOptionList(Path file) throws IOException {
    found(problems(OptionList.TYPE, file), file);
  }

  @Test
  void hasAFixtureForEachCode() throws IOException {
    Set<String> codes;
    try (var lines = Files.lines(Path.of("src/main/resources/dev/formwork/problems.properties"))) {
      codes =
          lines
              .filter(line -> line.startsWith("form.") || line.startsWith("option-list."))
              .map(line -> line.substring(0, line.indexOf('=')))
              .collect(Collectors.toSet());
    }

    assertThat(Stream.concat(invalid(), lists()).map(CheckingAFormTest::code)).containsAll(codes);
  }

  @Test
  void needsWhatItTakesFromOthers() throws IOException {
    Form form = read(Form.TYPE, FIXTURES.resolve("valid/taking.yaml"));

    assertThat(Form.TYPE.references(form, APP))
        .extracting(Reference::pointer)
        .contains(
            "/sections/0/fields/3/filter/value",
            "/sections/0/fields/5/filter/field",
            "/sections/0/fields/5/filter/value",
            "/sections/0/fields/10/take",
            "/sections/0/fields/12/by",
            "/sections/0/fields/12/filter/field",
            "/sections/0/fields/15/latestBy");
  }

  @Test
  void typesWhatOptionsSayByTheirColumns() throws IOException {
    OptionList list = read(OptionList.TYPE, FIXTURES.resolve("causes.yaml"));

    Option price = list.options().get(1);

    assertThat(price.value("since")).isEqualTo(java.time.LocalDate.of(2026, 1, 1));
    assertThat(price.value("weight")).isEqualTo(2L);
    assertThat(price.value("parent")).isEqualTo("money");
    assertThat(OptionList.TYPE.check(list, APP, Catalog.EMPTY)).isEmpty();
  }

  private static void found(List<Problem> problems, Path file) {
    assertThat(problems).extracting(Problem::code).containsExactly(code(file));
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(Texts.of(problems.getFirst(), locale))
          .isNotEqualTo(code(file))
          .doesNotContain("{", "}");
    }
  }

  private static String code(Path file) {
    return file.getFileName().toString().replace(".yaml", "");
  }

  private static <T> List<Problem> problems(DefinitionType<T> type, Path file) throws IOException {
    return type.check(read(type, file), APP, catalog()).list();
  }

  private static Catalog catalog() throws IOException {
    Manifest manifest =
        Definitions.read(Manifest.TYPE, "key: shop\ntitle: Shop\nversion: 1.0.0\n")
            .find()
            .orElseThrow();
    var release = CompiledRelease.of(manifest, 1);
    release.with(Form.TYPE, read(Form.TYPE, FIXTURES.resolve("customer.yaml")));
    release.with(Form.TYPE, read(Form.TYPE, FIXTURES.resolve("visit.yaml")));
    release.with(OptionList.TYPE, read(OptionList.TYPE, FIXTURES.resolve("causes.yaml")));
    return Catalog.of(release.build());
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

  static Stream<Path> lists() throws IOException {
    return files("lists");
  }

  private static Stream<Path> files(String folder) throws IOException {
    try (var files = Files.list(FIXTURES.resolve(folder))) {
      return files.sorted().toList().stream();
    }
  }
}
