package dev.formwork.designer.packs;

import static dev.formwork.designer.Builders.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.definitions.Apps;
import dev.formwork.definitions.DefinitionChange;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Insistence;
import dev.formwork.designer.DesignerTest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import dev.formwork.packs.PackReader;
import dev.formwork.packs.Packs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DesignerTest
class ImportingTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionName SIZES = DefinitionName.of("option-list", "sizes");
  private static final String SMALL =
      "key: sizes\ntitle: Sizes\noptions:\n  - {key: small, title: Small}\n";

  private final DefinitionKey app = DefinitionKey.of("importing-" + APPS.incrementAndGet());
  @Autowired private PackReader reader;
  @Autowired private Packs packs;
  @Autowired private Apps apps;
  @Autowired private Drafts drafts;

  @Test
  void plansANewAppAndInstallsIt() {
    Importing importing = read(SMALL);

    assertThat(importing.plan().release()).isZero();
    assertThat(importing.changes())
        .extracting(change -> change.name(), change -> change.kind())
        .contains(tuple(SIZES, DefinitionChange.Kind.ADDED));
    assertThat(apps.findCurrent(app)).isEmpty();

    assertThat(importing.install(MIRA, Insistence.ON_ALL, new Progress()).number()).isEqualTo(1);
  }

  @Test
  void findsNothingToDoInAPackThatIsLive() {
    read(SMALL).install(MIRA, Insistence.ON_ALL, new Progress());

    assertThat(read(SMALL).changes()).isEmpty();
  }

  @Test
  void warnsOfChangesMadeHereAndReplacesThem() {
    read(SMALL).install(MIRA, Insistence.ON_ALL, new Progress());
    drafts.save(MIRA, app, SIZES, SMALL.replace("Small", "Tiny"), 0);
    drafts.publish(MIRA, app, "");

    Importing importing = read(SMALL.replace("Small", "Little"));

    assertThat(importing.plan().changedHere()).isTrue();
    assertThat(importing.install(MIRA, Insistence.ON_ALL, new Progress()).number()).isEqualTo(3);
  }

  @Test
  void refusesWhereSomebodyChangesTheAppAfterThePlan() {
    read(SMALL).install(MIRA, Insistence.ON_ALL, new Progress());
    Importing importing = read(SMALL.replace("Small", "Little"));

    drafts.save(MIRA, app, SIZES, SMALL.replace("Small", "Tiny"), 0);

    assertThatThrownBy(() -> importing.install(MIRA, Insistence.ON_ALL, new Progress()))
        .isInstanceOfSatisfying(
            Refusal.Conflict.class,
            refused -> assertThat(refused.code()).isEqualTo("packs.changed-here"));
  }

  @Test
  void showsTheProblemsOfABrokenPackAndInstallsNothing() {
    Importing importing = read("key: sizes\ntitle: Sizes\n");

    assertThat(importing.plan().problems().hasErrors()).isTrue();
    assertThatThrownBy(() -> importing.install(MIRA, Insistence.ON_ALL, new Progress()))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(apps.findCurrent(app)).isEmpty();
  }

  private Importing read(String sizes) {
    var importing = new Importing(reader, packs, apps);
    importing.read(MIRA, zip(sizes), new Progress());
    return importing;
  }

  private byte[] zip(String sizes) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      put(zip, "pack.yaml", "key: %s\ntitle: Importing\nversion: 1.0.0\n".formatted(app));
      put(zip, "options/sizes.yaml", sizes);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String path, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
