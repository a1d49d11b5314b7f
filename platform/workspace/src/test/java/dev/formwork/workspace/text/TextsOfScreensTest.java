package dev.formwork.workspace.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All texts of both screen modules: complete in both languages, and none in the code itself. */
class TextsOfScreensTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final List<Path> MODULES =
      List.of(ROOT.resolve("platform/workspace"), ROOT.resolve("designer"));

  private static final List<String> BUNDLES = List.of("workspace", "designer", "designer/editor");

  private static final Pattern COMMENT_OR_MARKUP =
      Pattern.compile("(?s)/\\*.*?\\*/|\"\"\".*?\"\"\"");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern TEXT_KEY = Pattern.compile("\\bt\\(\\s*\"([^\"]+)\"");
  private static final Pattern TEXT_IN_CODE =
      Pattern.compile(
          "(?:new (?:Span|Div|H[1-6]|Paragraph|NativeButton|NativeLabel|Button|Anchor|Text)"
              + "|set(?:Text|Label|Title|Placeholder|HelperText|ErrorMessage|AriaLabel|Header))"
              + "\\(\\s*\"[^\"]*[\\p{L}][^\"]*\"");

  @ParameterizedTest
  @ValueSource(strings = {"workspace", "designer", "designer/editor"})
  void standInBothLanguages(String module) {
    assertThat(keys(module, "_zh")).isEqualTo(keys(module, ""));
  }

  @Test
  void existForEveryKeyInTheCode() {
    var used = find(TEXT_KEY).map(match -> match.group(1)).filter(key -> !key.endsWith("."));

    assertThat(used).allSatisfy(key -> assertThat(allKeys()).contains(key));
  }

  @Test
  void areAllUsed() {
    var literals = find(LITERAL).map(match -> match.group(1)).collect(toCollection(TreeSet::new));

    assertThat(allKeys())
        .allSatisfy(key ->
            assertThat(literals)
                .as("the key %s, or a literal that it starts with", key)
                .anyMatch(literal ->
                    literal.equals(key) || (literal.endsWith(".") && key.startsWith(literal))));
  }

  @Test
  void neverStandInTheCode() {
    assertThat(find(TEXT_IN_CODE).map(MatchResult::group)).isEmpty();
  }

  @Test
  void useNoQuoteThatTheFormatWouldSwallow() {
    assertThat(
            BUNDLES.stream()
                .flatMap(module -> Stream.of("", "_zh").map(language -> texts(module, language)))
                .flatMap(texts -> texts.values().stream()))
        .noneMatch(text -> text.toString().contains("'"));
  }

  private static Stream<MatchResult> find(Pattern pattern) {
    return MODULES.stream()
        .map(module -> module.resolve("src/main/java"))
        .flatMap(TextsOfScreensTest::sources)
        .flatMap(source -> pattern.matcher(read(source)).results().toList().stream());
  }

  private static Stream<Path> sources(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static SortedSet<String> allKeys() {
    return BUNDLES.stream()
        .flatMap(bundle -> keys(bundle, "").stream())
        .collect(toCollection(TreeSet::new));
  }

  private static SortedSet<String> keys(String module, String language) {
    return texts(module, language).stringPropertyNames().stream()
        .collect(toCollection(TreeSet::new));
  }

  private static Properties texts(String module, String language) {
    Path folder = module.startsWith("designer") ? MODULES.get(1) : MODULES.get(0);
    Path file =
        folder.resolve(
            "src/main/resources/dev/formwork/" + module + "/messages" + language + ".properties");
    var texts = new Properties();
    try (var reader = Files.newBufferedReader(file, UTF_8)) {
      texts.load(reader);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return COMMENT_OR_MARKUP.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
