package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Small flows with pools, branches, sub-flows and everything that a decision can ask for: an app
 * that an administrator imports, once for all tests. Its people are those whom the order tests
 * leave alone.
 */
final class FlowLab {

  private static final Path PACK = Path.of("src/test/packs/flow-lab");
  private static boolean isInstalled;

  private final RunningProgram program;

  private FlowLab(RunningProgram program) {
    this.program = program;
  }

  static synchronized FlowLab in(RunningProgram program) {
    if (!isInstalled) {
      install(program);
      isInstalled = true;
    }
    return new FlowLab(program);
  }

  private static void install(RunningProgram program) {
    String form = "/api/v1/apps/flow-lab/forms/seal/schema";
    if (Api.as(program, "quality").get(form).statusCode() == 200) {
      return;
    }
    try (var visit = Visit.wide(program, "en").signIn("admin", "demo")) {
      visit.open("/designer/import");
      visit
          .page()
          .locator("vaadin-upload input[type='file']")
          .setInputFiles(new FilePayload("flow-lab.zip", "application/zip", zip()));
      visit
          .page()
          .locator(".fw-app-aside")
          .getByRole(
              AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Import").setExact(true))
          .click();
      assertThat(visit.page()).hasURL(Pattern.compile(".*/designer/apps/flow-lab"));
    }
  }

  private static byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Path file : files()) {
        zip.putNextEntry(new ZipEntry(PACK.relativize(file).toString().replace('\\', '/')));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return bytes.toByteArray();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(PACK)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** A record of one of its forms, submitted by somebody. */
  Paper submitted(String form, String by, String subject) {
    return submitted(form, by, subject, 1_000);
  }

  Paper submitted(String form, String by, String subject, int amount) {
    String answer =
        Api.as(program, by)
            .post(
                "/api/v1/apps/flow-lab/forms/" + form + "/records",
                "{\"submit\": true, \"data\": {\"subject\": \"%s\", \"amount\": %d}}"
                    .formatted(subject, amount));
    return new Paper(program, form, Api.text(answer, "id"));
  }

  /** One record. */
  record Paper(RunningProgram program, String form, String id) {

    /** Its page, as a person with one of its tasks or its initiator sees it. */
    Paper openedBy(Visit visit) {
      visit.open("/apps/flow-lab/" + form + "/" + id);
      assertThat(visit.page().locator(".fw-record h1")).isVisible();
      return this;
    }

    /** Decides the open task that somebody has about it. */
    Paper decided(String person, String outcome, String json) {
      var api = Api.as(program, person);
      String tasks = api.get("/api/v1/tasks?app=flow-lab&limit=200").body();
      var task =
          Pattern.compile(
                  "\"id\":\"([^\"]+)\",\"app\":\"[^\"]+\",\"form\":\"[^\"]+\",\"record\":\"" + id)
              .matcher(tasks);
      if (!task.find()) {
        throw new AssertionError("Expected a task of " + person + " about " + id + " in " + tasks);
      }
      api.post("/api/v1/tasks/" + task.group(1) + "/" + outcome, json);
      return this;
    }
  }
}
