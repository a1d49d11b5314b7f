package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An app from nothing to a second release, back to the first, out as a pack and in again. In
 * Chinese the administrator is at a phone in the dark.
 */
class ChangingAnAppIT {

  private static final String LIST =
      """
      key: urgency
      title: {en: Urgency, zh: 紧急程度}
      options:
        - {key: normal, title: {en: Normal, zh: 普通}, color: info}
        - {key: high, title: {en: High, zh: 紧急}, color: danger}
      """;

  private final RunningProgram program = RunningProgram.shared();

  @ParameterizedTest
  @EnumSource(Speech.class)
  void publishesRollsBackAndTravelsAsAPack(Speech speech) throws IOException {
    String app = "try-out-" + speech.language();
    try (var visit = visit(speech).signIn("admin", "demo")) {
      create(visit, speech, app);
      addAList(visit, speech);
      publish(visit, speech, app, 1);
      write(visit, speech, app, LIST.replace("High", "Very high"));
      visit.open("/designer/apps/" + app + "/publish").show("publish");
      assertThat(visit.page().locator(".fw-impact .fw-no-problems")).isVisible();
      publish(visit, speech, app, 2);

      rollBack(visit, speech);

      assertThat(visit.page().locator(".fw-release-number")).hasCount(3);
      visit.show("releases");
      importAgain(visit, export(visit));
    }
  }

  private Visit visit(Speech speech) {
    return speech == Speech.CHINESE
        ? Visit.phone(program, "zh").inTheme("dark")
        : Visit.wide(program, "en").inTheme("light");
  }

  private static void create(Visit visit, Speech speech, String app) {
    visit.open("/designer");
    button(visit, ".fw-app-actions", speech.say("New app")).click();
    name(visit, "Try out " + speech.language(), "试用", app);
    button(visit, "dialog.fw-sheet", speech.say("Create app")).click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/designer/apps/" + app));
  }

  private static void addAList(Visit visit, Speech speech) {
    visit.page().locator(".fw-app-actions fw-menu > button").click();
    visit
        .page()
        .locator(".fw-menu-list:visible")
        .getByText(speech.say("Option list"), new Locator.GetByTextOptions().setExact(true))
        .click();
    name(visit, "Urgency", "紧急程度", "urgency");
    button(visit, "dialog.fw-sheet", speech.say("Create")).click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/option-list/urgency/edit"));
    assertThat(visit.page().locator("fw-sheet input").first()).isVisible();
    visit.page().locator(".fw-tabs a").nth(1).click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/option-list/urgency"));
    type(visit, LIST.replace("options:", "optoins:"));
    assertThat(visit.page().locator(".fw-problems li").first()).isVisible();
    assertThat(visit.page().locator(".fw-source-count")).hasAttribute("data-any", "");
    visit.show("source");
    type(visit, LIST);
    save(visit, speech);
  }

  private static void write(Visit visit, Speech speech, String app, String source) {
    visit.open("/designer/apps/" + app + "/option-list/urgency");
    type(visit, source);
    save(visit, speech);
  }

  private static void type(Visit visit, String source) {
    visit.page().locator("fw-source .cm-content").click();
    visit.page().keyboard().press("Control+a");
    visit.page().keyboard().insertText(source);
    visit.settle();
  }

  private static void save(Visit visit, Speech speech) {
    assertThat(visit.page().locator(".fw-source-count")).not().hasAttribute("data-any", "");
    button(visit, ".fw-app-actions", speech.say("Save")).click();
    assertThat(visit.page().locator(".fw-toast").last())
        .containsText(speech.say("Saved in the draft"));
  }

  private static void publish(Visit visit, Speech speech, String app, int number) {
    visit.open("/designer/apps/" + app + "/publish");
    button(visit, ".fw-app-aside", speech.say("Publish")).click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/releases"));
    assertThat(visit.page().locator(".fw-release-number")).hasCount(number);
  }

  private static void rollBack(Visit visit, Speech speech) {
    button(visit, ".fw-releases", speech.say("Roll back to this")).last().click();
    assertThat(visit.page().locator("dialog.fw-sheet")).isVisible();
    visit.show("rollback");
    button(visit, "dialog.fw-sheet", speech.say("Roll back")).click();
  }

  private static Download export(Visit visit) {
    return visit
        .page()
        .waitForDownload(() -> visit.page().locator(".fw-app-actions > a.fw-button").click());
  }

  private static void importAgain(Visit visit, Download pack) throws IOException {
    visit.open("/designer/import");
    visit
        .page()
        .locator("vaadin-upload input[type='file']")
        .setInputFiles(
            new FilePayload(
                pack.suggestedFilename(), "application/zip", Files.readAllBytes(pack.path())));
    assertThat(visit.page().locator(".fw-empty")).isVisible();
    visit.show("import");
  }

  private static void name(Visit visit, String english, String chinese, String key) {
    var fields = visit.page().locator("dialog.fw-sheet vaadin-text-field input");
    fields.nth(0).fill(english);
    fields.nth(1).fill(chinese);
    visit.settle();
    fields.nth(2).fill(key);
    fields.nth(2).press("Tab");
    visit.settle();
  }

  private static Locator button(Visit visit, String within, String words) {
    return visit
        .page()
        .locator(within)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }
}
