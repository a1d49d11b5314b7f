package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A metric drawn line by line, with its periods beside it. The draft is left as it was. */
class DrawingAMetricIT {

  private static final String METRIC = "metric-by-lines";

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void saysWhatIsWrongAtItsLineAndThenShowsItsPeriods() {
    try (var visit = Visit.wide(program, "en").inTheme("light").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, "order");
      editor.create("Metric", "Drawn metric", "手绘指标", METRIC);
      assertThat(line(visit, "report").locator(".fw-prop-trouble").first()).isVisible();

      editor.choose(line(visit, "report"), "Deliveries");
      editor.isFine();
      assertThat(result(visit)).containsText("Live");
      assertThat(result(visit).locator(".fw-metric-period")).hasCount(13);

      addATarget(visit, editor);
      turn(visit);
      assertThat(targets(visit).last()).containsText("≤ 95");
      assertThat(result(visit).locator("[aria-busy]")).hasCount(0);
      visit.show("editor-metric");
      editor.undo();
      assertThat(targets(visit).last()).containsText("≥ 95");
      discard(visit);
    }
  }

  private static void addATarget(Visit visit, EditorScreen editor) {
    int before = targets(visit).count();
    line(visit, "targets")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Target").setExact(true))
        .click();
    visit.settle();
    assertThat(targets(visit)).hasCount(before + 1);
    assertThat(targets(visit).last()).hasAttribute("data-chosen", "");
    editor.type(editor.property("/value").locator("input"), "95");
    assertThat(targets(visit).last()).containsText(Pattern.compile("≥ 95 · from 20"));
  }

  /** Takes the other way for the good one. */
  private static void turn(Visit visit) {
    line(visit, "direction").locator("vaadin-select").first().click();
    visit.page().locator("vaadin-select-item:visible").getByText("Lower is better").click();
    visit.settle();
  }

  private static void discard(Visit visit) {
    visit.page().locator(".fw-editor-head fw-menu > button").last().click();
    visit.page().locator(".fw-menu-list:visible").getByText("Discard").click();
    visit
        .page()
        .locator("dialog.fw-sheet .fw-sheet-actions")
        .getByRole(AriaRole.BUTTON)
        .last()
        .click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/designer/apps/order$"));
  }

  /** The line on which a member of the metric stands. */
  private static Locator line(Visit visit, String member) {
    return visit.page().locator(".fw-shelf[data-members~='%s']".formatted(member));
  }

  private static Locator targets(Visit visit) {
    return line(visit, "targets").locator(".fw-part");
  }

  private static Locator result(Visit visit) {
    return visit.page().locator(".fw-live");
  }
}
