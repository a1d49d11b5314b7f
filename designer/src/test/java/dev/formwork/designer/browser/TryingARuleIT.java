package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule is tried on what has happened, as it is drawn. In Chinese at a phone in the dark. */
class TryingARuleIT {

  private final RunningProgram program = RunningProgram.shared();

  @ParameterizedTest
  @EnumSource(Speech.class)
  void saysWhatItWouldHaveDone(Speech speech) {
    try (var visit = visit(speech).signIn("admin", "demo")) {
      visit.open("/designer/apps/order/rule/analyse-feedback/edit");
      visit.page().locator(".fw-editor-trial").click();
      Locator stage = visit.page().locator("dialog.fw-sheet .fw-rule-trial");

      assertThat(stage.locator(".fw-rule-trial-fired")).isVisible();
      visit.page().locator("dialog.fw-sheet vaadin-select").click();
      visit
          .page()
          .locator("vaadin-select-item:visible", new Page.LocatorOptions().setHasText("365"))
          .click();
      assertThat(stage.locator(".fw-rule-trial-fired")).containsText("12");
      assertThat(stage.locator(".fw-rule-trial-item")).hasCount(12);
      assertThat(stage.locator(".fw-cover-line").first()).isVisible();
      visit.show("rule-trial");
    }
  }

  private Visit visit(Speech speech) {
    return speech == Speech.CHINESE
        ? Visit.phone(program, "zh").inTheme("dark")
        : Visit.wide(program, "en").inTheme("light");
  }
}
