package dev.formwork.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Reference;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
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
class CheckingACalendarTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final Path FIXTURES = Path.of("src/test/resources/calendars");

  @ParameterizedTest
  @MethodSource("valid")
  void findsNothingWrong(Path file) {
    assertThat(problems(read(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void findsExactlyWhatTheFileIsNamedAfter(Path file) {
    String code = name(file);

    List<Problem> problems = problems(read(file));

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
    Pattern.compile("\"(calendar\\.[a-z-]+\\.[a-z-]+)\"")
        .matcher(
            Files.readString(Path.of("src/main/java/dev/formwork/calendars/CalendarChecks.java")))
        .results()
        .forEach(found -> codes.add(found.group(1)));

    assertThat(invalid().map(CheckingACalendarTest::name))
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{key: c, title: C, zone: Asia/Shanghai, week: {monday: [9:00-18:00]}}",
        "{key: c, title: C, zone: Asia/Shanghai, week: {monday: [09:00-24:30]}}",
        "{key: c, title: C, zone: Asia/Shanghai, week: {montag: [09:00-18:00]}}",
        "{key: c, title: C, zone: ../../etc, week: {monday: [09:00-18:00]}}",
        "{key: c, title: C, zone: Asia/Shanghai, holidays: [{from: 1 May}]}",
        "{key: c, title: C, zone: Asia/Shanghai, holidays: [{from: 2026-02-30}]}",
        "{key: c, title: C, zone: Z, makeUpDays: [{on: 2026-02-14, like: monday, hours: []}]}"
      })
  void refusesWhatIsNoCalendarAtAll(String text) {
    assertThat(Definitions.read(Calendar.TYPE, text).problems().hasErrors()).isTrue();
  }

  @Test
  void referencesTheCalendarThatItExtends() {
    assertThat(Calendar.TYPE.references(read(FIXTURES.resolve("valid/showroom.yaml")), APP))
        .containsExactly(
            Reference.to(Calendar.TYPE, QualifiedKey.of("shop", "office"), "/extends"));
  }

  @Test
  void isWrittenAsItIsRead() {
    Calendar office = read(FIXTURES.resolve("valid/office.yaml"));

    String json = Definitions.mapper().writeValueAsString(office);

    assertThat(Definitions.read(Calendar.TYPE, json).find()).contains(office);
  }

  @Test
  void leavesAMissingParentToThePlatform() {
    var orphan = Definitions.read(Calendar.TYPE, "{key: c, title: C, extends: nothing}");

    assertThat(problems(orphan.find().orElseThrow())).isEmpty();
  }

  private static List<Problem> problems(Calendar calendar) {
    return Calendar.TYPE.check(calendar, APP, catalog(calendar)).list();
  }

  /** All valid ones, and the one that is looked at. */
  private static Catalog catalog(Calendar calendar) {
    var release = CompiledRelease.of(Manifest.of("shop", LocalizedText.of("Shop")), 1);
    valid().map(CheckingACalendarTest::read).forEach(each -> release.with(Calendar.TYPE, each));
    release.with(Calendar.TYPE, calendar);
    return Catalog.of(release.build());
  }

  private static Calendar read(Path file) {
    try {
      var read = Definitions.read(Calendar.TYPE, Files.readString(file));
      assertThat(read.problems()).as(file.toString()).isEmpty();
      return read.find().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".yaml", "");
  }

  static Stream<Path> valid() {
    return files("valid");
  }

  static Stream<Path> invalid() {
    return files("invalid");
  }

  private static Stream<Path> files(String folder) {
    try (var files = Files.list(FIXTURES.resolve(folder))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
