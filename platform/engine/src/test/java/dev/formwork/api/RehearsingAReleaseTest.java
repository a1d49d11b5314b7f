package dev.formwork.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.EngineTest;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Insistence;
import dev.formwork.definitions.Rehearsed;
import dev.formwork.definitions.Releases;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Shop;
import dev.formwork.scenarios.Scenarios;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A release goes live if the scenarios of its app hold, or somebody says why all the same. */
@EngineTest
class RehearsingAReleaseTest {

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final Path GARAGE = Path.of("src/test/resources/scenarios/garage");
  private static final String PACKS = "/api/v1/packs";

  private static final String HOLDS =
      """
      key: entered
      title: {en: Repairs are checked, zh: 维修单须检查}
      proves: [O15]
      steps:
        - {as: ada, creates: repair, form: repair, data: {what: Oil}}
        - expect: {task: repair, node: check, for: fred}
      """;
  private static final String FAILS = HOLDS.replace("for: fred", "for: max");

  @Autowired Shop shops;
  @Autowired Drafts drafts;
  @Autowired Releases releases;
  @Autowired Scenarios scenarios;
  @Autowired People people;
  @LocalServerPort int port;

  final String app = "garage-" + COUNTER.incrementAndGet();
  ApiClient root;
  ApiClient sun;

  @BeforeEach
  void open() {
    shops.open();
    root = ApiClient.of(port, "root", "demo");
    sun = ApiClient.of(port, "sun", "demo");
  }

  @Test
  void showsInThePlanHowTheScenariosOfAPackGo() {
    var fine = root.postZip(PACKS + "?dryRun=true", pack(HOLDS));
    var failing = root.postZip(PACKS + "?dryRun=true", pack(FAILS));

    assertThat(fine.body().at("/scenarios/played").asInt()).isEqualTo(1);
    assertThat(fine.body().at("/scenarios/failures")).isEmpty();
    assertThat(failing.body().at("/installable").asBoolean()).isTrue();
    var failure = failing.body().at("/scenarios/failures/0");
    assertThat(failure.path("code").asString()).isEqualTo("scenarios.failed");
    assertThat(failure.path("file").asString()).isEqualTo("scenarios/entered.yaml");
    assertThat(failure.path("line").asInt()).isEqualTo(6);
    assertThat(failure.path("text").asString())
        .contains("Repairs are checked", "step 2", "Expected check for max", "check for fred");
  }

  @Test
  void installsAPackWhoseScenariosFailOnlyForAReason() {
    var refused = root.postZip(PACKS, pack(FAILS));
    var installed = root.postZip(PACKS + "?despite=Max%20is%20hired%20tomorrow", pack(FAILS));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("scenarios.failed");
    assertThat(refused.body().path("path").asString())
        .isEqualTo("scenarios/entered.yaml#/steps/1/expect/0");
    assertThat(installed.status()).isEqualTo(201);
    assertThat(installed.body().path("despite").asString()).isEqualTo("Max is hired tomorrow");
  }

  @Test
  void playsNothingForAPackThatIsLiveAsItIs() {
    var first = root.postZip(PACKS + "?dryRun=true", pack(HOLDS));
    root.postZip(PACKS, pack(HOLDS));

    var again = root.postZip(PACKS + "?dryRun=true", pack(HOLDS));

    assertThat(first.body().at("/scenarios/played").asInt()).isEqualTo(1);
    assertThat(again.body().at("/scenarios/played").asInt()).isZero();
  }

  @Test
  void publishesADraftWhoseScenariosFailOnlyForAReason() {
    root.postZip(PACKS, pack(HOLDS));
    var key = DefinitionKey.of(app);
    Actor admin = people.actor("root").orElseThrow();
    drafts.save(admin, key, DefinitionName.of("scenario", "entered"), FAILS, 0);

    Rehearsed rehearsed = drafts.rehearse(admin, key);
    var refused =
        catchThrowableOfType(
            Refusal.Invalid.class, () -> drafts.publish(admin, key, "Max checks now"));
    var published =
        drafts.publish(admin, key, "Max checks now", Insistence.unless("Agreed with Fred"));

    assertThat(rehearsed.played()).isEqualTo(1);
    assertThat(rehearsed.failed()).isTrue();
    assertThat(refused.code()).isEqualTo("scenarios.failed");
    assertThat(published.despite()).isEqualTo("Agreed with Fred");
    assertThat(drafts.rollback(admin, key, 1, "back").number()).isEqualTo(3);
  }

  @Test
  void playsTheScenariosOfTheAppsThatBuildOnTheOneThatChanges() {
    root.postZip(PACKS, pack(HOLDS));
    String more = app + "-more";
    root.postZip(
        PACKS,
        zip(
            "pack.yaml",
            "key: %s\ntitle: More\nversion: 1.0.0\ndependencies: {%s: \">=1.0.0\"}\n"
                .formatted(more, app),
            "scenarios/cars.yaml",
            """
            key: cars
            title: Cars have plates
            steps:
              - {as: ada, creates: car, form: %s/car, data: {plate: A-1}}
              - expect: {record: car, state: done}
            """
                .formatted(app)));
    var key = DefinitionKey.of(app);
    Actor admin = people.actor("root").orElseThrow();
    String car =
        "key: car\ntitle: Car\nsections:\n  - {key: main, title: Car, fields: [{key: plate, type: text, title: Plate, required: true, maxLength: 2}, {key: phone, type: text, title: Phone, format: phone}]}\n";
    drafts.save(admin, key, DefinitionName.of("form", "car"), car, 0);

    Rehearsed rehearsed = drafts.rehearse(admin, key);

    assertThat(rehearsed.played()).isEqualTo(2);
    assertThat(rehearsed.failures().list())
        .extracting(failure -> failure.file())
        .containsExactly(more + "/scenarios/cars.yaml");
  }

  @Test
  void changesNothingWhereSomebodyCallsItOffInTheMiddle() throws Exception {
    root.postZip(PACKS, pack(HOLDS));
    var key = DefinitionKey.of(app);
    Actor admin = people.actor("root").orElseThrow();
    for (int i = 0; i < 60; i++) {
      String one = "entered-" + i;
      drafts.save(
          admin,
          key,
          DefinitionName.of("scenario", one),
          HOLDS.replace("key: entered", "key: " + one),
          0);
    }
    var progress = new Progress();
    var publishing =
        CompletableFuture.supplyAsync(
            () -> drafts.publish(admin, key, "", Insistence.ON_ALL, progress));
    while (progress.glance().of() == 0 && !publishing.isDone()) {
      Thread.onSpinWait();
    }

    boolean inTime = progress.callOff();

    assertThat(progress.glance().of()).isEqualTo(61);
    assertThat(inTime).isTrue();
    assertThatThrownBy(publishing::get)
        .cause()
        .isInstanceOfSatisfying(
            Refusal.Conflict.class,
            refused -> assertThat(refused.code()).isEqualTo("work.called-off"));
    assertThat(releases.currentNumber(key)).isEqualTo(1);
    assertThat(releases.history(key)).hasSize(1);
    assertThat(drafts.difference(admin, key)).hasSize(60);
    assertThat(drafts.publish(admin, key, "").number()).isEqualTo(2);
  }

  @Test
  void playsOnceForAPlanAndForTheReleaseAfterIt() {
    root.postZip(PACKS, pack(HOLDS));
    var key = DefinitionKey.of(app);
    Actor admin = people.actor("root").orElseThrow();
    drafts.save(
        admin,
        key,
        DefinitionName.of("scenario", "entered"),
        HOLDS.replace("Repairs", "All repairs"),
        0);

    drafts.rehearse(admin, key);
    int runs = scenarios.runs(admin, key).size();
    drafts.publish(admin, key, "");

    assertThat(scenarios.runs(admin, key)).hasSize(runs);
  }

  @Test
  void playsOnRequestAndKeepsWhatCameOfIt() {
    root.postZip(PACKS, pack(HOLDS));
    String scenarios = "/api/v1/apps/" + app + "/scenarios";

    var run = root.post(scenarios + "/run", "{}");
    var list = root.get(scenarios);
    var again = root.get(scenarios + "/runs/" + run.body().path("id").asString());

    assertThat(run.status()).isEqualTo(200);
    assertThat(run.body().path("played").asInt()).isEqualTo(1);
    assertThat(run.body().path("failed").asInt()).isZero();
    assertThat(run.body().at("/scenarios/0/steps").findValuesAsString("text"))
        .containsExactly("What is given", "ada enters repair (repair)", "1 expectations");
    assertThat(list.body().at("/items/0/holds").asBoolean()).isTrue();
    assertThat(list.body().at("/items/0/proves/0").asString()).isEqualTo("O15");
    assertThat(again.body().at("/scenarios")).isEqualTo(run.body().at("/scenarios"));
    assertThat(root.post(scenarios + "/run", "{\"scenarios\":[\"none\"]}").code())
        .isEqualTo("scenarios.scenario.not-found");
    assertThat(root.get(scenarios + "/runs/none").code()).isEqualTo("scenarios.run.not-found");
  }

  @Test
  void touchesNothingThatIsLive() {
    root.postZip(PACKS, pack(HOLDS));
    String records = "/api/v1/apps/" + app + "/forms/repair/records";

    root.post("/api/v1/apps/" + app + "/scenarios/run", "{}");

    assertThat(root.get(records).body().path("count").asInt()).isZero();
    assertThat(people.actor("ada")).isEmpty();
  }

  @Test
  void letsNobodyElsePlay() {
    root.postZip(PACKS, pack(HOLDS));
    String scenarios = "/api/v1/apps/" + app + "/scenarios";

    assertThat(sun.post(scenarios + "/run", "{}").code()).isEqualTo("scenarios.not-allowed");
    assertThat(sun.get(scenarios).code()).isEqualTo("scenarios.not-allowed");
    assertThat(sun.get(scenarios + "/runs").code()).isEqualTo("scenarios.not-allowed");
  }

  private byte[] pack(String scenario) {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(GARAGE)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            GARAGE.relativize(file).toString(),
            Files.readString(file)
                .replace("key: garage\n", "key: " + app + "\n")
                .replace("garage/opening", app + "/opening"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.put("scenarios/entered.yaml", scenario);
    return zip(
        files.entrySet().stream()
            .flatMap(file -> Stream.of(file.getKey(), file.getValue()))
            .toArray(String[]::new));
  }

  /** Names and contents by turns. */
  private static byte[] zip(String... files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) {
        zip.putNextEntry(new ZipEntry(files[i]));
        zip.write(files[i + 1].getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
