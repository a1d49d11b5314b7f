package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** An errand whose people are picked: by whoever submits it, and by whoever prepared it. */
class PickingPeopleIT {

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void whoeverSubmitsPicksAmongThoseOfferedAndWhoeverDecidesPicksAnybody() {
    FlowLab.in(program);
    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("quality", "demo")) {
      visit.open("/apps/flow-lab/errand/new");
      var screen = new ActingScreen(visit);
      visit.page().locator(".fw-record vaadin-text-field input").first().fill("送交合同");
      screen.button("提交").click();
      Locator box = screen.sheet().locator("vaadin-multi-select-combo-box");
      assertThat(box).containsText("“准备”由谁处理？");
      visit.picture("picking-at-submit-phone-dark-zh");
      box.locator("input").click();
      assertThat(visit.page().locator("vaadin-multi-select-combo-box-item:visible")).hasCount(2);
      screen.pick(box, "档");
      screen.confirm("提交");
      assertThat(visit.page().locator(".fw-record-head .fw-badge")).hasText("等待：准备");
    }
    try (var visit = Visit.wide(program, "en").signIn("archivist", "demo")) {
      visit.open("/inbox");
      visit.page().locator(".fw-inbox-line").filter(text("送交合同")).first().click();
      var screen = new ActingScreen(visit);
      screen.button("Ready").click();
      Locator box = screen.sheet().locator("vaadin-multi-select-combo-box");
      assertThat(box).containsText("Who does \"Run\"?");
      screen.pick(box, "Zhou");
      visit.picture("picking-at-decision-en");
      screen.confirm("Ready");
      assertThat(visit.page().locator(".fw-toast").first()).isVisible();
    }
  }

  private static Locator.FilterOptions text(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }
}
