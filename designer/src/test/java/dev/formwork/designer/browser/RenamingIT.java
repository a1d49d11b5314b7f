package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Fields and whole definitions get another key everywhere at once; none goes without a word. */
class RenamingIT {

  private static final String APP = "renamed-by-hand";

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void changesWhatNamesTheFieldAndAsksBeforeItGoes() {
    try (var visit = Visit.wide(program, "en").inTheme("light").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, APP);
      editor.createApp("Renamed by hand", "重命名");
      editor.create("Form", "Case", "案例", "case");
      visit.page().getByLabel("Field Amount").first().click();
      visit.settle();

      act(visit, "Rename the key \"amount\"").click();
      Locator sheet = visit.page().locator("dialog.fw-sheet");
      sheet.getByLabel("Key").fill("dueDate");
      assertThat(sheet).containsText("Another field of this form has this key");
      sheet.getByLabel("Key").fill("offer");
      assertThat(sheet.locator(".fw-rename")).containsText("Form");
      sheet.getByText("Rename", new Locator.GetByTextOptions().setExact(true)).click();

      assertThat(editor.property("/key").locator("input")).hasValue("offer");
      editor.isFine();

      act(visit, "Remove").click();
      assertThat(sheet).containsText("It is named here");
      sheet.getByText("Cancel", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(visit.page().getByLabel("Field Amount").first()).isVisible();

      visit.page().locator(".fw-editor-head fw-menu > button").last().click();
      editor.menu("Rename the key").click();
      sheet.getByLabel("Key").fill("offer-case");
      assertThat(sheet.locator(".fw-rename")).containsText("offer-case");
      visit.picture("rename-en");
      sheet.getByText("Rename", new Locator.GetByTextOptions().setExact(true)).click();

      assertThat(visit.page()).hasURL(Pattern.compile(".*/" + APP + "/form/offer-case/edit"));
      editor.isFine();

      editor.undo();
      assertThat(visit.page()).hasURL(Pattern.compile(".*/" + APP + "/form/case/edit"));
      editor.isFine();
      editor.redo();
      assertThat(visit.page()).hasURL(Pattern.compile(".*/" + APP + "/form/offer-case/edit"));
      editor.isFine();
    }
  }

  private static Locator act(Visit visit, String title) {
    return visit
        .page()
        .locator(".fw-properties-acts")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(title).setExact(true));
  }
}
