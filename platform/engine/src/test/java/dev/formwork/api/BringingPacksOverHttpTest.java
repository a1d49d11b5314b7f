package dev.formwork.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.records.Shop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Administrators bring apps in and out as zips; everybody sees which apps and forms are his. */
@EngineTest
class BringingPacksOverHttpTest {

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final String PACKS = "/api/v1/packs";

  @Autowired Shop shops;
  @LocalServerPort int port;

  final String app = "brought-" + COUNTER.incrementAndGet();
  Shop.Opened shop;
  ApiClient root;
  ApiClient sun;

  @BeforeEach
  void open() {
    shop = shops.open();
    root = ApiClient.of(port, "root", "demo");
    sun = ApiClient.of(port, "sun", "demo");
  }

  private byte[] pack(String version, String formTitle) {
    return zip(
        Map.of(
            "pack.yaml",
            "key: %s\ntitle: {en: Notes, zh: 笔记}\nversion: %s\n".formatted(app, version),
            "forms/note.yaml",
            """
            key: note
            title: %s
            sections:
              - key: all
                title: All
                fields: [{key: words, type: text, title: Words}]
            """
                .formatted(formTitle)));
  }

  private static byte[] zip(Map<String, String> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void saysWhatAPackWouldChangeAndWritesNothing() {
    var plan = root.postZip(PACKS + "?dryRun=true", pack("1.0.0", "Note"));

    assertThat(plan.status()).isEqualTo(200);
    assertThat(plan.body().at("/app").asString()).isEqualTo(app);
    assertThat(plan.body().at("/release").asInt()).isZero();
    assertThat(plan.body().at("/installable").asBoolean()).isTrue();
    assertThat(plan.body().at("/changes").findValuesAsString("change")).containsOnly("added");
    assertThat(root.get("/api/v1/apps/" + app + "/pack").status()).isEqualTo(404);
  }

  @Test
  void installsAPackOnceAndGivesItBack() {
    var first = root.postZip(PACKS, pack("1.0.0", "Note"));
    var again = root.postZip(PACKS, pack("1.0.0", "Note"));
    byte[] out = root.download("/api/v1/apps/" + app + "/pack");
    var back = root.postZip(PACKS, out);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.body().at("/release").asInt()).isEqualTo(1);
    assertThat(first.body().at("/origin").asString()).isEqualTo("pack");
    assertThat(again.body().at("/release").asInt()).isEqualTo(1);
    assertThat(back.body().at("/release").asInt()).isEqualTo(1);
    assertThat(root.download("/api/v1/apps/" + app + "/pack")).isEqualTo(out);
  }

  @Test
  void tellsWhatTheNextVersionChanges() {
    root.postZip(PACKS, pack("1.0.0", "Note"));

    var plan = root.postZip(PACKS + "?dryRun=true", pack("1.1.0", "Remark"));

    assertThat(plan.body().at("/release").asInt()).isEqualTo(1);
    assertThat(plan.body().at("/changes").toString())
        .contains("\"key\":\"note\"", "\"change\":\"changed\"", "/title");
  }

  @Test
  void refusesToPublishWithoutTheSecondPersonThatAnAppWants() {
    root.postZip(PACKS, pack("1.0.0\nsecondPerson: true", "Note"));

    var refused = root.postZip(PACKS, pack("1.1.0", "Remark"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("definitions.publish.needs-agreement");
    assertThat(root.get("/api/v1/apps/" + app + "/forms/note").body().toString())
        .contains("Note")
        .doesNotContain("Remark");
  }

  @Test
  void refusesABrokenPackWithAllItsProblems() {
    byte[] broken =
        zip(
            Map.of(
                "pack.yaml",
                "key: %s\ntitle: Notes\nversion: 1.0.0\n".formatted(app),
                "forms/note.yaml",
                "key: note\n"));

    var plan = root.postZip(PACKS + "?dryRun=true", broken);
    var refused = root.postZip(PACKS, broken);

    assertThat(plan.body().at("/installable").asBoolean()).isFalse();
    assertThat(plan.body().at("/problems/0/file").asString()).isEqualTo("forms/note.yaml");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("definitions.schema.required");
    assertThat(refused.body().path("path").asString()).startsWith("forms/note.yaml");
    assertThat(root.get("/api/v1/apps/" + app + "/pack").status()).isEqualTo(404);
  }

  @Test
  void refusesWhatIsNoZipOrTooLarge() {
    assertThat(root.postZip(PACKS, "no zip".getBytes(UTF_8)).code())
        .isEqualTo("packs.zip.unreadable");
    assertThat(root.postZip(PACKS, new byte[20_000_001]).code()).isEqualTo("packs.zip.too-large");
    assertThat(root.post(PACKS, "{}").status()).isEqualTo(415);
  }

  @Test
  void letsNobodyElseNearPacks() {
    assertThat(sun.postZip(PACKS, pack("1.0.0", "Note")).code()).isEqualTo("packs.not-allowed");
    assertThat(sun.postZip(PACKS + "?dryRun=true", new byte[1]).code())
        .isEqualTo("packs.not-allowed");
    assertThat(sun.get("/api/v1/apps/" + shop.app + "/pack").code()).isEqualTo("packs.not-allowed");
    assertThat(ApiClient.anonymous(port).postZip(PACKS, pack("1.0.0", "Note")).status())
        .isEqualTo(401);
  }

  @Test
  void listsTheAppsThatHaveAFormForTheCaller() {
    root.postZip(PACKS, pack("1.0.0", "Note"));

    var mine = sun.get("/api/v1/apps").body().at("/items");

    assertThat(mine.findValuesAsString("key")).contains(shop.app.value()).doesNotContain(app);
    assertThat(mine.toString()).contains("\"key\":\"order\"");
  }

  @Test
  void describesAFormByWhatTheCallerMaySee() {
    var form = sun.get("/api/v1/apps/" + shop.app + "/forms/order");

    assertThat(form.status()).isEqualTo(200);
    assertThat(form.body().at("/key").asString()).isEqualTo("order");
    assertThat(form.body().at("/sections").findValuesAsString("type")).isNotEmpty();
    var properties = sun.get("/api/v1/apps/" + shop.app + "/forms/order/schema").body();
    form.body()
        .at("/sections")
        .forEach(section ->
            section
                .path("fields")
                .forEach(field ->
                    assertThat(properties.at("/properties").has(field.path("key").asString()))
                        .isTrue()));
    assertThat(sun.get("/api/v1/apps/" + shop.app + "/forms/nothing").status()).isEqualTo(404);
  }
}
