package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A file that is brought in a browser, kept with its record, and taken out again. */
class BringingAFileIT {

  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
                  + "RU5ErkJggg==");

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void comesBackAsItWas() throws IOException {
    try (var visit = Visit.wide(program, "en").signIn("consultant2", "demo")) {
      visit.open("/apps/order/vehicle-order/new");
      bring(visit, new FilePayload("书面订单 1.png", "image/png", PICTURE));
      assertThat(files(visit)).containsText("书面订单 1.png");
      button(visit, "Save draft").click();
      assertThat(visit.page().locator(".fw-toast")).containsText("Saved");
      assertThat(visit.page()).not().hasURL(Pattern.compile(".*/new"));
      visit.page().reload();

      var download = visit.page().waitForDownload(() -> files(visit).click());

      assertThat(download.suggestedFilename()).isEqualTo("书面订单 1.png");
      assertThat(Files.readAllBytes(download.path())).isEqualTo(PICTURE);
    }
  }

  @Test
  void isRefusedInWordsWhereItsKindIsNotAskedFor() {
    try (var visit = Visit.wide(program, "en").signIn("consultant2", "demo")) {
      visit.open("/apps/order/vehicle-order/new");
      byte[] page = "<html><script>alert(1)</script></html>".getBytes(UTF_8);
      bring(visit, new FilePayload("order.html", "text/html", page));

      assertThat(visit.page().locator(".fw-files .fw-problem")).containsText("pdf, png");
      assertThat(files(visit)).hasCount(0);
      visit.picture("file-refused-en");
    }
  }

  private static void bring(Visit visit, FilePayload file) {
    visit.page().locator("vaadin-upload input[type='file']").setInputFiles(file);
  }

  private static Locator files(Visit visit) {
    return visit.page().locator(".fw-files .fw-file");
  }

  private static Locator button(Visit visit, String words) {
    return visit
        .page()
        .locator(".fw-record-buttons")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }
}
