package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A report drawn by clicks, with its figures beside it; then a tile of a dashboard, made wider. The
 * draft is left as it was.
 */
class DrawingAReportIT {

  private static final String REPORT = "drawn-by-hand";
  private static final String BOARD = "drawn-board";

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void showsItsFiguresAndStandsOnADashboard() {
    try (var visit = Visit.wide(program, "en").inTheme("light").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, "dealership");
      editor.create("Dashboard", "Drawn board", "手绘看板", BOARD);
      editor.create("Report", "Customers by source", "客户来源", REPORT);
      ask(visit, editor);
      choose(visit);
      putOnTheDashboard(visit, editor);
      widen(visit, editor);
      forget(visit, "dashboard", BOARD);
      forget(visit, "report", REPORT);
    }
  }

  private static void ask(Visit visit, EditorScreen editor) {
    Locator shelves = visit.page().locator(".fw-shelves");
    Locator form = shelves.locator(".fw-shelf-form input");
    form.fill("Customer");
    visit
        .page()
        .locator("vaadin-combo-box-item:visible")
        .getByText("Customer · customer", new Locator.GetByTextOptions().setExact(true))
        .click();
    visit.settle();
    Locator parts = visit.page().locator("[data-list='/dimensions'] > .fw-part");
    int before = parts.count();
    visit.page().locator(".fw-palette-item[data-new='source']").click();
    visit.settle();
    assertThat(parts).hasCount(before + 1);
    while (parts.count() > 1) {
      parts.first().locator(".fw-button-picture").click();
      visit.settle();
    }
    editor.isFine();
    assertThat(result(visit).locator("[aria-busy]")).hasCount(0);
    assertThat(result(visit)).containsText("Live");
    assertThat(chart(visit, "bar")).hasAttribute("aria-pressed", "true");
  }

  private static void choose(Visit visit) {
    chart(visit, "pivot").focus();
    visit.page().keyboard().press("Enter");
    assertThat(result(visit).locator(".fw-chart-why")).containsText("two dimensions");
    chart(visit, "table").click();
    assertThat(result(visit).locator("table")).isVisible();
    assertThat(result(visit).locator("tr.fw-total")).containsText(Pattern.compile("[1-9]"));
  }

  private static void putOnTheDashboard(Visit visit, EditorScreen editor) {
    editor.button(".fw-report-canvas", "Put on a dashboard").click();
    Locator sheet = visit.page().locator("dialog.fw-sheet");
    sheet.locator("vaadin-select").click();
    visit.page().locator("vaadin-select-item:visible").getByText(BOARD).first().click();
    editor.button("dialog.fw-sheet", "Add the tile").click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/" + BOARD + "/edit.*"));
    visit.settle();
    assertThat(tile(visit)).hasAttribute("data-kind", "table");
    assertThat(tile(visit).locator("table")).isVisible();
  }

  private static void widen(Visit visit, EditorScreen editor) {
    assertThat(tile(visit)).hasAttribute("data-span", "6");
    tile(visit).focus();
    visit.page().keyboard().press("Alt+ArrowRight");
    visit.settle();
    assertThat(tile(visit)).hasAttribute("data-span", "8");

    tile(visit).hover();
    var box = tile(visit).locator(".fw-tile-grip").boundingBox();
    var page = visit.page().locator("fw-canvas.fw-tiles").boundingBox();
    var mouse = visit.page().mouse();
    mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    mouse.down();
    mouse.move(page.x + page.width - 18, box.y + box.height / 2);
    mouse.up();
    visit.settle();
    assertThat(tile(visit)).hasAttribute("data-span", "12");
    visit.show("editor-report-on-dashboard");

    editor.undo();
    assertThat(tile(visit)).hasAttribute("data-span", "8");
  }

  private static void forget(Visit visit, String kind, String key) {
    visit.open("/designer/apps/dealership/%s/%s/edit".formatted(kind, key)).settle();
    visit.page().locator(".fw-editor-head fw-menu > button").last().click();
    visit.page().locator(".fw-menu-list:visible").getByText("Discard").click();
    visit
        .page()
        .locator("dialog.fw-sheet .fw-sheet-actions")
        .getByRole(AriaRole.BUTTON)
        .last()
        .click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/designer/apps/dealership$"));
  }

  private static Locator result(Visit visit) {
    return visit.page().locator(".fw-live");
  }

  private static Locator chart(Visit visit, String kind) {
    return result(visit).locator("[data-chart='%s']".formatted(kind));
  }

  private static Locator tile(Visit visit) {
    return visit.page().locator(".fw-tile-frame").last();
  }
}
