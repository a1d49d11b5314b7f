package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** An option gets another key everywhere at once, from its list and from the field that has it. */
class RenamingAnOptionIT {

  private static final String APP = "renamed-options";

  private static final String PACK =
      """
      key: renamed-options
      title: {en: Renamed options, zh: 选项重命名}
      version: 0.1.0
      """;

  private static final String KINDS =
      """
      key: kinds
      title: {en: Kinds, zh: 类别}
      options:
        - {key: used, title: {en: Used, zh: 二手车}}
        - {key: fresh, title: {en: New, zh: 新车}}
      """;

  private static final String OFFER =
      """
      key: offer
      title: {en: Offer, zh: 报价单}
      sections:
        - key: main
          title: {en: Offer, zh: 报价}
          fields:
            - {key: kind, type: choice, title: {en: Kind, zh: 类别}, options: kinds, default: used}
            - {key: note, type: text, title: {en: Note, zh: 备注}, visibleWhen: {field: kind, op: eq, value: used}}
            - {key: old, type: formula, title: {en: Second hand, zh: 是否二手}, result: switch, formula: "kind === 'used'"}
            - {key: word, type: formula, title: {en: Word, zh: 说明}, result: text, formula: "note ? 'used' : ''"}
            - {key: fate, type: choice, title: {en: Fate, zh: 去向}, options: [{key: sold, title: {en: Sold, zh: 已售}}, {key: lost, title: {en: Lost, zh: 流失}}], default: sold}
      """;

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void changesWhatNamesItAndComesBackInOneStep() {
    Api.as(program, "admin").postZip("/api/v1/packs", pack());
    try (var visit = Visit.wide(program, "en").inTheme("light").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, APP);
      Locator sheet = visit.page().locator("dialog.fw-sheet");
      Locator comes = sheet.locator(".fw-rename");

      editor.open("option-list", "kinds");
      act(visit, "Where it is used, 1").click();
      assertThat(sheet.locator(".fw-usages")).containsText("Offer");
      visit.page().keyboard().press("Escape");
      act(visit, "Rename the key, 1").click();
      sheet.getByLabel("Key").fill("fresh");
      assertThat(sheet).containsText("Another of these options has this key");
      sheet.getByLabel("Key").fill("pre-owned");
      assertThat(comes).containsText("kind === 'pre-owned'");
      assertThat(comes.getByRole(AriaRole.CHECKBOX).first()).isChecked();
      assertThat(comes.getByRole(AriaRole.CHECKBOX).last()).not().isChecked();
      visit.settle().picture("rename-option-en");
      rename(sheet).click();
      assertThat(visit.page().getByText("Renamed in 2 definitions")).isVisible();
      editor.isFine();
      assertThat(visit.page().locator("fw-sheet input").first()).hasValue("pre-owned");
      editor.undo();
      assertThat(visit.page().locator("fw-sheet input").first()).hasValue("used");

      editor.open("form", "offer");
      visit.page().getByLabel("Field Fate").first().click();
      visit.settle();
      item(visit, "Sold").click();
      editor.menu("Rename the key").click();
      sheet.getByLabel("Key").fill("gone");
      assertThat(comes).containsText("Offer");
      visit.settle().picture("rename-option-of-field-en");
      rename(sheet).click();
      editor.isFine();
    }
    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, APP);
      Locator sheet = visit.page().locator("dialog.fw-sheet");
      editor.open("option-list", "kinds");
      act(visit, "重命名标识, 1").click();
      sheet.getByLabel("标识").fill("pre-owned");
      assertThat(sheet.locator(".fw-rename")).containsText("kind === 'pre-owned'");
      visit.settle().picture("rename-option-zh-phone-dark");
      visit.page().keyboard().press("Escape");
      visit.settle().picture("options-zh-phone-dark");
    }
  }

  /** What can be done with a row of the list. */
  private static Locator act(Visit visit, String words) {
    return visit
        .page()
        .locator("fw-sheet")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }

  /** The menu of an item in a list of properties. */
  private static Locator item(Visit visit, String title) {
    return visit
        .page()
        .locator(".fw-item-line", new Page.LocatorOptions().setHasText(title))
        .locator("fw-menu > button")
        .first();
  }

  private static Locator rename(Locator sheet) {
    return sheet.getByText("Rename", new Locator.GetByTextOptions().setExact(true));
  }

  private static byte[] pack() {
    var files = Map.of("pack.yaml", PACK, "options/kinds.yaml", KINDS, "forms/offer.yaml", OFFER);
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return bytes.toByteArray();
  }
}
