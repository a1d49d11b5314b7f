package dev.formwork.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Reference;
import dev.formwork.forms.Form;
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
class CheckingMessagesTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final Path FIXTURES = Path.of("src/test/resources/messages");

  /** Refusals of requests, which no definition can bring about. */
  private static final Set<String> OF_REQUESTS =
      Set.of(
          "message.admin.required",
          "message.attachment.gone",
          "message.delivery.not-found",
          "message.template.not-found",
          "message.filter.unknown");

  @ParameterizedTest
  @MethodSource("valid")
  void findsNothingInAValidTemplate(Path file) throws IOException {
    assertThat(problems(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void findsWhatIsWrongWithATemplate(Path file) throws IOException {
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
              .filter(line -> line.startsWith("message."))
              .map(line -> line.substring(0, line.indexOf('=')))
              .filter(code -> !code.matches("message\\.(opt-out|suppressed|waiting)\\..*"))
              .filter(code -> !OF_REQUESTS.contains(code))
              .collect(Collectors.toSet());
    }

    assertThat(invalid().map(file -> file.getFileName().toString().replace(".yaml", "")))
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void needsTheFieldsThatItsTextsName() throws IOException {
    MessageTemplate template =
        read(MessageTemplate.TYPE, FIXTURES.resolve("valid/to-a-customer.yaml"));

    assertThat(MessageTemplate.TYPE.references(template, APP))
        .extracting(Reference::pointer)
        .contains("/form", "/customer/phone", "/channels/0/text/zh", "/channels/1/text")
        .doesNotContain("/channels/1/subject/zh");
  }

  private static List<Problem> problems(Path file) throws IOException {
    return MessageTemplate.TYPE.check(read(MessageTemplate.TYPE, file), APP, catalog()).list();
  }

  private static Catalog catalog() throws IOException {
    Manifest manifest =
        Definitions.read(
                Manifest.TYPE,
                """
                key: shop
                title: Shop
                version: 1.0.0
                parameters: [{key: hours, title: Hours, type: integer, default: 4}]
                """)
            .find()
            .orElseThrow();
    var release = CompiledRelease.of(manifest, 1);
    release.with(Form.TYPE, read(Form.TYPE, FIXTURES.resolve("form.yaml")));
    release.with(Form.TYPE, read(Form.TYPE, FIXTURES.resolve("customer.yaml")));
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

  private static Stream<Path> files(String folder) throws IOException {
    try (var files = Files.list(FIXTURES.resolve(folder))) {
      return files.sorted().toList().stream();
    }
  }
}
