package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A pack whose scenario fails is imported for a reason, and the scenarios of an app are played. In
 * Chinese the administrator is at a phone in the dark.
 */
class PlayingScenariosIT {

  private static final Path GARAGE =
      Path.of("../platform/engine/src/test/resources/scenarios/garage");
  private static final double A_RUN = 60_000;

  private static final String FAILS =
      """
      key: checked
      title: {en: "Repairs are checked by Max, who is a mechanic and no foreman", zh: 维修单由技师马克斯检查}
      proves: [O15]
      steps:
        - {as: ada, creates: repair, form: repair, data: {what: Oil}}
        - {after: 2 working hours}
        - expect: {task: repair, node: check, for: max}
      """;

  private final RunningProgram program = RunningProgram.shared();

  @ParameterizedTest
  @EnumSource(Speech.class)
  void asksForAReasonWhereTheyFail(Speech speech) throws IOException {
    String app = "garage-" + speech.language();
    try (var visit = visit(speech).signIn("admin", "demo")) {
      visit.open("/designer/import");
      visit
          .page()
          .locator("vaadin-upload input[type='file']")
          .setInputFiles(new FilePayload("garage.zip", "application/zip", pack(app)));
      waitFor(visit.page().locator(".fw-app-aside .fw-problems li"));
      visit.show("import-scenarios");
      visit.page().locator(".fw-app-aside button[data-look=primary]").click();

      waitFor(visit.page().locator("dialog.fw-sheet .fw-problems li"));
      visit.page().locator("dialog.fw-sheet textarea").fill("Max is trained as a foreman.");
      visit.show("scenarios-failed");
      visit.page().locator("dialog.fw-sheet .fw-sheet-actions button").last().click();

      visit.page().waitForURL("**/designer/apps/" + app);
      visit.open("/designer/apps/" + app + "/releases");
      assertThat(visit.page().locator(".fw-release-note").last()).containsText("Max is trained");
    }
  }

  @ParameterizedTest
  @EnumSource(Speech.class)
  void tellHowManyHaveBeenPlayedAndAreCalledOff(Speech speech) {
    try (var visit = visit(speech).signIn("admin", "demo")) {
      visit.open("/designer/apps/order/scenarios");
      visit.page().locator(".fw-app-head button[data-look=primary]").click();

      assertThat(visit.page().locator(".fw-playing progress")).isVisible();
      assertThat(visit.page().locator(".fw-playing-count"))
          .containsText(
              Pattern.compile("\\b[1-9][0-9]* (of|/) [0-9]+"),
              new LocatorAssertions.ContainsTextOptions().setTimeout(A_RUN));
      visit.show("scenarios-playing");
      visit.page().locator("dialog.fw-sheet .fw-sheet-actions button").click();

      assertThat(visit.page().locator("dialog.fw-sheet")).hasCount(0);
      assertThat(visit.page().locator(".fw-toast")).isVisible();
      assertThat(visit.page().locator(".fw-releases")).isVisible();
    }
  }

  @ParameterizedTest
  @EnumSource(Speech.class)
  void showsWhatCameOfEachStep(Speech speech) {
    try (var visit = visit(speech).signIn("admin", "demo")) {
      visit.open("/designer/apps/order/scenarios");
      visit.page().locator(".fw-app-head button[data-look=primary]").click();
      waitFor(visit.page().locator(".fw-toast"));
      visit.show("scenarios");

      visit.page().locator(".fw-releases .fw-app-actions button").first().click();
      assertThat(visit.page().locator(".fw-played-steps li").first()).isVisible();
      visit.show("scenario-steps");
    }
  }

  private Visit visit(Speech speech) {
    return speech == Speech.CHINESE
        ? Visit.phone(program, "zh").inTheme("dark")
        : Visit.wide(program, "en").inTheme("light");
  }

  private static void waitFor(Locator what) {
    assertThat(what.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_RUN));
  }

  private static byte[] pack(String app) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Path file : files()) {
        String text =
            Files.readString(file)
                .replace("key: garage\n", "key: " + app + "\n")
                .replace("garage/opening", app + "/opening");
        put(zip, GARAGE.relativize(file).toString(), text);
      }
      put(zip, "scenarios/checked.yaml", FAILS);
    }
    return bytes.toByteArray();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(GARAGE)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void put(ZipOutputStream zip, String path, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
