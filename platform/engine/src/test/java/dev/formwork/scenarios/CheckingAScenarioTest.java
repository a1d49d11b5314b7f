package dev.formwork.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Reference;
import dev.formwork.flows.Flow;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each invalid fixture is named after the code that it must yield. */
class CheckingAScenarioTest {

  private static final DefinitionKey GARAGE = DefinitionKey.of("garage");
  private static final Path FIXTURES = Path.of("src/test/resources/scenarios");

  @ParameterizedTest
  @MethodSource("valid")
  void findsNothingWrong(Path file) {
    assertThat(problems(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void findsExactlyWhatTheFileIsNamedAfter(Path file) {
    String code = name(file);

    List<Problem> problems = problems(file);

    assertThat(problems).extracting(Problem::code).containsExactly(code);
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(Texts.of(problems.getFirst(), language))
          .isNotEqualTo(code)
          .doesNotContain("{", "}");
    }
  }

  @Test
  void hasAFileForEveryCode() throws IOException {
    var codes = new TreeSet<String>();
    Pattern.compile("\"(scenario\\.[a-z-]+(\\.[a-z-]+)?)\"")
        .matcher(
            Files.readString(Path.of("src/main/java/dev/formwork/scenarios/ScenarioChecks.java")))
        .results()
        .forEach(found -> codes.add(found.group(1)));

    assertThat(invalid().map(CheckingAScenarioTest::name))
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void namesTheFormsAndFieldsThatItNeeds() {
    Scenario story = read(Scenario.TYPE, FIXTURES.resolve("valid/story.yaml"));

    List<Reference> references = Scenario.TYPE.references(story, GARAGE);

    assertThat(references)
        .extracting(each -> each.pointer() + " " + each.target() + " " + each.field())
        .contains(
            "/steps/0/form garage/repair null",
            "/steps/0/data/what garage/repair what",
            "/steps/1/expect/0/fields/readyOn garage/repair readyOn",
            "/steps/7/data/what garage/repair what");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{key: s, title: S, steps: []}",
        "{key: s, title: S, steps: [{as: ada, dances: repair}]}",
        "{key: s, title: S, steps: [{creates: repair, form: repair}]}",
        "{key: s, title: S, steps: [{as: ada, creates: repair}]}",
        "{key: s, title: S, steps: [{after: soon}]}",
        "{key: s, title: S, steps: [{next: week}]}",
        "{key: s, title: S, steps: [{expect: {}}]}",
        "{key: s, title: S, steps: [{expect: {task: repair, mood: good}}]}",
        "{key: s, title: S, proves: [o1], steps: [{next: event}]}"
      })
  void refusesWhatIsNoScenarioAtAll(String text) {
    assertThat(Definitions.read(Scenario.TYPE, text).problems()).isNotEmpty();
  }

  static Stream<Path> valid() {
    return Stream.concat(files("valid"), files("holding"));
  }

  static Stream<Path> invalid() {
    return files("invalid");
  }

  private static List<Problem> problems(Path file) {
    return Scenario.TYPE.check(read(Scenario.TYPE, file), GARAGE, catalog()).list();
  }

  private static Catalog catalog() {
    Path garage = FIXTURES.resolve("garage");
    var release = CompiledRelease.of(read(Manifest.TYPE, garage.resolve("pack.yaml")), 1);
    files("garage/forms").forEach(file -> release.with(Form.TYPE, read(Form.TYPE, file)));
    files("garage/flows").forEach(file -> release.with(Flow.TYPE, read(Flow.TYPE, file)));
    return Catalog.of(release.build());
  }

  private static <T> T read(DefinitionType<T> type, Path file) {
    try {
      var read = Definitions.read(type, Files.readString(file));
      assertThat(read.problems()).as(file.toString()).isEmpty();
      return read.find().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".yaml", "");
  }

  private static Stream<Path> files(String folder) {
    try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
