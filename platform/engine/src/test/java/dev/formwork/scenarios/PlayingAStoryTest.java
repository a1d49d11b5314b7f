package dev.formwork.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Texts;
import dev.formwork.packs.PackReader;
import dev.formwork.scripting.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Each kind of step and of expectation in a story that holds, and in one that fails: named after
 * the code of its failure, and beginning with its words.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlayingAStoryTest {

  private static final DefinitionKey GARAGE = DefinitionKey.of("garage");
  private static final Path FIXTURES = Path.of("src/test/resources/scenarios");

  private final Scripts scripts = new Scripts();
  private ScenarioPlayer player;

  @BeforeAll
  void open() {
    player = ScenarioPlayer.open(scripts, ZoneId.of("Asia/Shanghai"), PlayingAStoryTest::garage);
  }

  @AfterAll
  void close() {
    player.close();
    scripts.close();
  }

  private static Collection<AppSource> garage(PackReader reader) {
    AppSource source = reader.folder(FIXTURES.resolve("garage")).source();
    for (Path file : Stream.concat(holding(), failing()).toList()) {
      source = source.with(DefinitionName.of(Scenario.TYPE.kind(), key(file)), text(file));
    }
    return List.of(source);
  }

  static Stream<Path> holding() {
    return files("holding");
  }

  static Stream<Path> failing() {
    return files("failing");
  }

  @ParameterizedTest
  @MethodSource("holding")
  void holdsWhatItPromises(Path file) {
    Played played = play(file);

    assertThat(played.failure())
        .as(() ->
            Texts.of(java.util.Objects.requireNonNull(played.failure()).problem(), Locale.ENGLISH))
        .isNull();
    assertThat(played.steps()).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @MethodSource("failing")
  void failsAndSaysWhy(Path file) {
    Played played = play(file);

    Played.Failure failure = played.failure();
    assertThat(failure).isNotNull();
    assertThat(failure.problem().code())
        .as(() -> Texts.of(failure.problem(), Locale.ENGLISH))
        .isEqualTo(file.getFileName().toString().replaceAll("--.*", ""));
    assertThat(Texts.of(failure.problem(), Locale.ENGLISH))
        .isEqualTo(text(file).lines().findFirst().orElseThrow().substring("# ".length()));
    assertThat(Texts.of(failure.problem(), Locale.SIMPLIFIED_CHINESE))
        .isNotEqualTo(failure.problem().code())
        .doesNotContain("{name}", "{expected}", "{found}");
    assertThat(failure.pointer()).startsWith(failure.step() == 0 ? "/given" : "/steps/");
  }

  @ParameterizedTest
  @MethodSource("failing")
  void namesWhatDecidedIt(Path file) {
    Played.Failure failure = java.util.Objects.requireNonNull(play(file).failure());

    boolean ofTheStoryItself =
        failure.problem().code().startsWith("scenarios.time") || failure.step() == 0;
    assertThat(failure.decidedBy().isEmpty()).isEqualTo(ofTheStoryItself);
    assertThat(failure.decidedBy())
        .allSatisfy(place ->
            assertThat(place)
                .matches("(garage/[a-z]+/[a-z-]+\\.yaml(#/.*)?)|\\*/samples/people\\.yaml"));
  }

  @Test
  void isTheSameStoryEachTime() {
    Path story = FIXTURES.resolve("holding/people-act.yaml");

    Played first = play(story);
    failing().limit(5).forEach(this::play);
    Played again = play(story);

    assertThat(again.steps()).isEqualTo(first.steps());
  }

  @Test
  void seesNothingOfTheProcessThatItRunsIn() {
    System.setProperty("formwork.mongodb-uri", "mongodb://127.0.0.1:1/live");
    try (var other =
        ScenarioPlayer.open(scripts, ZoneId.of("Asia/Shanghai"), PlayingAStoryTest::garage)) {
      Scenario scenario = other.scenarios(GARAGE).getFirst();

      assertThat(other.play(GARAGE, scenario).holds()).isTrue();
    } finally {
      System.clearProperty("formwork.mongodb-uri");
    }
  }

  @Test
  void hasBothForEachKindOfStepAndExpectation() throws IOException {
    var all = new TreeSet<>(Verbs.steps());
    all.addAll(Verbs.expectations());
    all.removeAll(Set.of("metric", "mailing")); // have stories of their own: they always come next

    assertThat(verbsIn(holding())).containsAll(all);
    assertThat(failing().map(PlayingAStoryTest::subject))
        .containsAll(all.stream().filter(verb -> !verb.equals("expect")).toList());
  }

  @Test
  void hasAStoryForEachWayToFail() throws IOException {
    var codes = new TreeSet<String>();
    try (Stream<Path> sources =
        Files.list(Path.of("src/main/java/dev/formwork/scenarios/internal"))) {
      sources.forEach(source ->
          Pattern.compile("\"(scenarios\\.[a-z]+(\\.[a-z-]+)?)\"")
              .matcher(text(source))
              .results()
              .map(found -> found.group(1))
              .filter(code -> !code.startsWith("scenarios.step"))
              .filter(code -> !code.startsWith("scenarios.walk"))
              .forEach(codes::add));
    }
    codes.remove("scenarios.time.endless"); // takes 20,000 timers
    codes.remove("scenarios.fault"); // no story brings it about while the engine is whole
    codes.removeAll(Set.of("scenarios.metric.value", "scenarios.mailing.missing")); // as above
    failing().forEach(file -> codes.remove(file.getFileName().toString().replaceAll("--.*", "")));

    assertThat(codes).isEmpty();
  }

  @Test
  void tellsWhatAMetricIsAndWhatWasMailedInPlaceOfWhatWasExpected() {
    try (var other =
        ScenarioPlayer.open(scripts, ZoneId.of("Asia/Shanghai"), PlayingAStoryTest::measuring)) {
      requireBoth(
          other,
          "metric",
          "Expected repairs-a-week to be 2, but it is 1.",
          "garage/metrics/repairs-a-week.yaml");
      requireFailure(
          other,
          "target-fails",
          "Expected repairs-a-week to be 3, but it is 1.",
          "garage/metrics/repairs-a-week.yaml");
      requireFailure(
          other,
          "owner-fails",
          "Expected repairs-a-week to be ada, but it is fred.",
          "garage/metrics/repairs-a-week.yaml");
      requireBoth(
          other,
          "mailing",
          "Expected that fred was sent \"repairs-a-day\" so, but what was sent is: none.",
          "garage/mailings/repairs-a-day.yaml");
    }
  }

  private static void requireBoth(
      ScenarioPlayer player, String about, String text, String decidedBy) {
    requireFailure(player, about + "-fails", text, decidedBy);
    Played.Failure none = play(player, about + "-holds").failure();
    assertThat(none == null ? "" : Texts.of(none.problem(), Locale.ENGLISH)).isEmpty();
  }

  private static void requireFailure(
      ScenarioPlayer player, String key, String text, String decidedBy) {
    Played.Failure failure = java.util.Objects.requireNonNull(play(player, key).failure());
    assertThat(Texts.of(failure.problem(), Locale.ENGLISH)).isEqualTo(text);
    assertThat(failure.decidedBy()).containsExactly(decidedBy);
  }

  private static Collection<AppSource> measuring(PackReader reader) {
    AppSource source = reader.folder(FIXTURES.resolve("garage")).source();
    for (Path file : files("measuring").toList()) {
      String[] name = file.getFileName().toString().split("\\.");
      source = source.with(DefinitionName.of(name[1], name[0]), text(file));
    }
    return List.of(source);
  }

  private static Played play(ScenarioPlayer player, String key) {
    Scenario scenario =
        player.scenarios(GARAGE).stream()
            .filter(each -> each.key().value().equals(key))
            .findFirst()
            .orElseThrow();
    return player.play(GARAGE, scenario);
  }

  private Played play(Path file) {
    return play(player, key(file));
  }

  private static Set<String> verbsIn(Stream<Path> files) {
    var verbs = new HashSet<String>();
    files.forEach(file -> addKeys(Yaml.read(text(file)).tree(), verbs));
    return verbs;
  }

  private static void addKeys(JsonNode node, Set<String> keys) {
    node.properties()
        .forEach(each -> {
          keys.add(each.getKey());
          addKeys(each.getValue(), keys);
        });
    if (node.isArray()) {
      node.forEach(each -> addKeys(each, keys));
    }
  }

  private static String subject(Path file) {
    return file.getFileName().toString().replaceAll(".*--", "").replace(".yaml", "");
  }

  private static String key(Path file) {
    return Yaml.read(text(file)).tree().path("key").stringValue();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(String folder) {
    try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
