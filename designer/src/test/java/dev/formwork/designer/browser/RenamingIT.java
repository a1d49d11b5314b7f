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
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Fields and whole definitions get another key everywhere at once; none goes without a word. */
class RenamingIT {

  private static final String APP = "renamed-by-hand";

  private static final String PARTS = "renamed-parts";

  private static final String PACK =
      """
      key: renamed-parts
      title: {en: Renamed parts, zh: 部件重命名}
      version: 0.1.0
      parameters: [{key: days, title: {en: Days of work, zh: 工作日数}, type: integer, default: 3}]
      """;

  private static final String OFFER =
      """
      key: offer
      title: {en: Offer, zh: 报价单}
      sections:
        - key: main
          title: {en: Offer, zh: 报价}
          fields:
            - {key: until, type: formula, title: {en: Days, zh: 天数}, result: decimal, formula: params.days * 2}
            - {key: whole, type: formula, title: {en: All, zh: 合计}, result: money, formula: "sum(lines, 'price')"}
            - {key: shown, type: formula, title: {en: Shown, zh: 展示}, result: decimal, formula: "lines.map(l => ({price: l.price})).length"}
            - key: lines
              type: subtable
              title: {en: Vehicles, zh: 车辆}
              fields:
                - {key: model, type: text, title: {en: Model, zh: 车型}}
                - {key: price, type: money, title: {en: Price, zh: 价格}}
      """;

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

  @Test
  void changesAParameterAndAColumnWithTheScriptsThatMeanThem() {
    Api.as(program, "admin").postZip("/api/v1/packs", parts());
    try (var visit = Visit.wide(program, "en").inTheme("light").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, PARTS);
      Locator sheet = visit.page().locator("dialog.fw-sheet");
      Locator comes = sheet.locator(".fw-rename");

      visit.open("/designer/apps/lost-customer/flow/recovery/edit?at=/nodes/1").settle();
      assertThat(visit.page().locator(".fw-entry-box vaadin-text-area").first()).isVisible();
      visit.picture("flow-sets-en");
      editor.open("pack", PARTS);
      item(visit, "Days of work").click();
      editor.menu("Where it is used").click();
      assertThat(sheet.locator(".fw-usages")).containsText("Offer");
      visit.page().keyboard().press("Escape");
      item(visit, "Days of work").click();
      editor.menu("Rename the key").click();
      sheet.getByLabel("Key").fill("workDays");
      assertThat(comes).containsText("Offer");
      visit.settle().picture("rename-parameter-en");
      rename(sheet).click();
      assertThat(visit.page().getByText("Renamed in 2 definitions")).isVisible();
      editor.isFine();
      editor.undo();
      editor.isFine();

      editor.open("form", "offer");
      visit.page().getByLabel("Field Vehicles").first().click();
      visit.settle();
      item(visit, "Price").click();
      editor.menu("Rename the key").click();
      sheet.getByLabel("Key").fill("net");
      assertThat(comes).containsText("sum(lines, 'net')");
      assertThat(comes.getByRole(AriaRole.CHECKBOX).first()).isChecked();
      assertThat(comes.getByRole(AriaRole.CHECKBOX).last()).not().isChecked();
      visit.settle().picture("rename-column-en");
      rename(sheet).click();
      editor.isFine();
      assertThat(keyOf(visit, editor, "Price")).containsText("net");
      visit.page().keyboard().press("Escape");
      visit.page().keyboard().press("Control+z");
      editor.isFine();
      assertThat(keyOf(visit, editor, "Price")).containsText("price");
    }
    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, PARTS);
      Locator sheet = visit.page().locator("dialog.fw-sheet");
      editor.open("form", "offer");
      visit.page().getByLabel("车辆").first().click();
      visit.settle();
      item(visit, "价格").click();
      editor.menu("重命名标识").click();
      sheet.getByLabel("标识").fill("net");
      assertThat(sheet.locator(".fw-rename")).containsText("sum(lines, 'net')");
      visit.settle().picture("rename-column-zh-phone-dark");
      sheet.locator(".fw-guesses").last().scrollIntoViewIfNeeded();
      visit.picture("rename-column-zh-phone-dark-below");
      visit.page().keyboard().press("Escape");
      visit.open("/designer/apps/" + PARTS).settle();
      visit.picture("parameters-used-zh-phone-dark");
    }
  }

  /** The menu of an item in a list of properties. */
  private static Locator item(Visit visit, String title) {
    return visit
        .page()
        .locator(".fw-item-line", new Page.LocatorOptions().setHasText(title))
        .locator("fw-menu > button")
        .first();
  }

  /** The sheet that says where a column is used, by its key. */
  private static Locator keyOf(Visit visit, EditorScreen editor, String title) {
    item(visit, title).click();
    editor.menu("Where it is used").click();
    return visit.page().locator("dialog.fw-sheet h2");
  }

  private static Locator rename(Locator sheet) {
    return sheet.getByText("Rename", new Locator.GetByTextOptions().setExact(true));
  }

  private static byte[] parts() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : Map.of("pack.yaml", PACK, "forms/offer.yaml", OFFER).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return bytes.toByteArray();
  }

  private static Locator act(Visit visit, String title) {
    return visit
        .page()
        .locator(".fw-properties-acts")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(title).setExact(true));
  }
}
