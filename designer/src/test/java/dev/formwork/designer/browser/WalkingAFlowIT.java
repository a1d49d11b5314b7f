package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A builder walks a sample order through its flow, before anything is published. */
class WalkingAFlowIT {

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void seesWhoIsAskedAndWhatTimeBrings() {
    try (var visit = Visit.wide(program, "en").inTheme("light").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, "order").open("flow", "order-approval");
      button(visit, ".fw-editor-head", "Try it").click();
      editor.pick(visit.page().locator(".fw-walk-start"), "Like the sample order-1");
      button(visit, ".fw-walk", "Fill it in").click();
      assertThat(visit.page().locator("dialog .fw-form")).isVisible();
      button(visit, "dialog .fw-record-head", "Submit").click();

      Locator open = visit.page().locator(".fw-walk-open");
      assertThat(open).containsText("First review");
      assertThat(open).containsText("Holds the role");
      assertThat(visit.page().locator(".fw-flow-node[data-stage='now']"))
          .containsText("First review");
      assertThat(visit.page().locator(".fw-walk-story")).containsText("no branch holds");

      button(visit, ".fw-walk-passing", "Next event").click();
      assertThat(visit.page().locator(".fw-walk-story")).containsText("was reminded");
      visit.show("editor-walk");

      button(visit, ".fw-walk-acts", "Step back").click();
      assertThat(visit.page().locator(".fw-walk-story")).not().containsText("was reminded");

      button(visit, ".fw-walk-acts", "Keep as a scenario").click();
      visit.page().locator("dialog vaadin-text-field input").first().fill("Walked by hand");
      button(visit, "dialog.fw-sheet", "Keep it").click();
      visit.open("/designer/apps/order/scenario/walked-by-hand").settle();
      assertThat(visit.page().locator("fw-source")).containsText("creates: vehicle-order");
      assertThat(visit.page().locator("fw-source")).containsText("node: first-review");
      editor.open("flow", "order-approval");
    }
  }

  @Test
  void opensFieldsAtTasksInOneTable() {
    try (var visit = Visit.wide(program, "en").inTheme("light").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, "order").open("flow", "archive-loan");
      button(visit, ".fw-flow-views", "Field rights").click();
      Locator cell = visit.page().locator("[data-cell^='head/']").first();
      assertThat(cell).hasAttribute("data-right", "read");

      cell.focus();
      visit.page().keyboard().press("h");
      visit.settle();
      assertThat(cell).hasAttribute("data-right", "hidden");
      visit.page().keyboard().press("ArrowRight");
      assertThat(visit.page().locator("[data-cell^='archive/']").first()).isFocused();

      editor.undo();
      assertThat(cell).hasAttribute("data-right", "read");
    }
  }

  private static Locator button(Visit visit, String within, String name) {
    return visit
        .page()
        .locator(within)
        .last()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
