package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several fields are chosen and changed at once; one is split, and two are merged. */
class TreatingFieldsAsOneIT {

  private static final String APP = "several-by-hand";

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void areChosenMovedChangedAndMadeIntoOthers() {
    try (var visit = Visit.wide(program, "en").inTheme("light").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, APP);
      editor.createApp("Several by hand", "多选字段");
      editor.create("Form", "Guest", "客人", "guest");
      editor.field("Text", "Name", "姓名");
      editor.field("Text", "Street", "街道");
      editor.field("Text", "Town", "城市");
      int count = editor.fields().count();

      field(visit, "Name").click();
      field(visit, "Town").click(with(KeyboardModifier.SHIFT));
      assertThat(editor.chosen()).hasCount(3);
      assertThat(visit.page().locator(".fw-form-canvas [aria-live]"))
          .hasText("3 fields chosen: Name, Street, Town");
      field(visit, "Name").click(with(KeyboardModifier.CONTROL));
      assertThat(editor.chosen()).hasCount(2);
      visit.settle();
      editor.tick("Required");
      editor.isFine();
      assertThat(visit.page().locator(".fw-canvas-item [required], .fw-canvas-item .fw-required"))
          .not()
          .hasCount(0);

      field(visit, "Town").focus();
      visit.page().keyboard().press("Control+d");
      visit.settle();
      assertThat(editor.fields()).hasCount(count + 2);
      editor.undo();
      assertThat(editor.fields()).hasCount(count);

      field(visit, "Street").click();
      visit.settle();
      field(visit, "Street").press("Shift+ArrowDown");
      visit.settle();
      assertThat(editor.chosen()).hasCount(2);
      keptAsATemplate(visit, editor);
      act(visit, "Merge into one field").click();
      name(visit, 0, "Address", "地址");
      assertThat(sheet(visit)).containsText("it goes");
      button(visit, "Do it").click();
      visit.settle();
      assertThat(field(visit, "Address")).isVisible();
      assertThat(field(visit, "Town")).hasCount(0);

      field(visit, "Name").click();
      visit.settle();
      act(visit, "Split into several fields").click();
      name(visit, 0, "Family name", "姓");
      name(visit, 1, "Given name", "名");
      sheet(visit).getByLabel("An example").fill("Wang Xiaoming");
      assertThat(sheet(visit)).containsText("Example: Xiaoming");
      button(visit, "Do it").click();
      visit.settle();
      assertThat(field(visit, "Given name")).isVisible();
      editor.isFine();
    }
  }

  /** The chosen fields become a template, which is put on the form, taken back and removed. */
  private static void keptAsATemplate(Visit visit, EditorScreen editor) {
    int count = editor.fields().count();
    act(visit, "Keep as a template").click();
    Locator titles = sheet(visit).locator("vaadin-text-field input");
    titles.nth(0).fill("A place");
    titles.nth(1).fill("地点");
    titles.nth(1).press("Tab");
    button(visit, "Keep").click();
    Locator own = visit.page().locator(".fw-palette-own");
    assertThat(own).containsText("A place");
    visit.show("editor-template");

    own.getByText("A place").click();
    visit.settle();
    assertThat(editor.fields()).hasCount(count + 2);
    assertThat(field(visit, "Town")).hasCount(2);
    editor.undo();
    assertThat(editor.fields()).hasCount(count);

    own.locator("button").last().click();
    button(visit, "Remove").click();
    assertThat(own).hasCount(0);
    field(visit, "Street").click();
    visit.settle();
    field(visit, "Street").press("Shift+ArrowDown");
    visit.settle();
  }

  private static Locator field(Visit visit, String title) {
    return visit.page().locator(".fw-canvas-item[aria-label='Field " + title + "']");
  }

  private static Locator.ClickOptions with(KeyboardModifier modifier) {
    return new Locator.ClickOptions().setModifiers(List.of(modifier));
  }

  private static Locator act(Visit visit, String title) {
    return visit
        .page()
        .locator(".fw-properties-acts")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(title).setExact(true));
  }

  private static Locator sheet(Visit visit) {
    return visit.page().locator("dialog.fw-sheet");
  }

  private static Locator button(Visit visit, String words) {
    return sheet(visit)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }

  private static void name(Visit visit, int part, String english, String chinese) {
    Locator inputs =
        sheet(visit).locator(".fw-new-field").nth(part).locator("vaadin-text-field input");
    inputs.nth(0).fill(english);
    inputs.nth(1).fill(chinese);
    inputs.nth(1).press("Tab");
    visit.settle();
  }
}
