package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Where a record's flow has been, stands and goes: a picture where there is room, else words. */
class PicturingAFlowIT {

  private final RunningProgram program = RunningProgram.shared();
  private final FlowLab lab = FlowLab.in(program);

  @Test
  void showsBranchesSubFlowStageAndWhoIsNext() {
    var paper = lab.submitted("visit", "quality", "Two at a time", 250_000);
    paper.decided("aftersales", "done", "{\"opinion\": \"Reached her\"}");

    try (var visit = Visit.wide(program, "en").signIn("quality", "demo")) {
      Page page = visit.page();
      paper.openedBy(visit);

      assertThat(node(page, "call")).hasAttribute("data-stage", "done");
      assertThat(node(page, "call")).containsText("He Qiang");
      assertThat(node(page, "papers")).hasAttribute("data-stage", "now");
      assertThat(node(page, "manager")).hasAttribute("data-stage", "next");
      assertThat(node(page, "manager")).containsText("Gao Min");
      assertThat(page.locator(".fw-map-band")).containsText("Preparation");
      assertThat(page.locator(".fw-flow-limits")).containsText("open time left");
      var steps = page.locator(".fw-flow-step");
      assertThat(steps.filter(text("Gather them"))).containsText("Waits for Deng Jie");
      assertThat(steps.filter(text("Gather them"))).containsText("Papers");
      assertThat(steps.filter(text("Manager agrees"))).containsText("Holds the role Quality");
      assertThat(steps.filter(text("Call the customer"))).containsText("Reached her");
      visit.show("flow-picture");
    }
  }

  @Test
  void isALineFromTopToBottomOnAPhone() {
    var paper = lab.submitted("visit", "quality", "On a phone", 50);

    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("quality", "demo")) {
      Page page = visit.page();
      paper.openedBy(visit);

      assertThat(page.locator(".fw-map")).not().isVisible();
      assertThat(page.locator(".fw-flow-step[data-stage='now']")).hasCount(2);
      assertThat(page.locator(".fw-flow-step[data-stage='next']").first()).containsText("上门");
      page.locator(".fw-flow").scrollIntoViewIfNeeded();
      visit.show("flow-line");
    }
  }

  @Test
  void showsAnOrdersReviewsWithTheTimeLeft() {
    var orders = new Orders(program);
    String number = orders.submitted("consultant4", "Pictured Person", orders.someModel());

    try (var visit = Visit.wide(program, "zh").inTheme("dark").signIn("supervisor2", "demo")) {
      Page page = visit.page();
      visit.open("/inbox?q=" + number);
      assertThat(page.locator(".fw-inbox-card .fw-due")).containsText("营业时间");
      assertThat(node(page, "first-review")).hasAttribute("data-stage", "now");
      assertThat(node(page, "first-review").locator(".fw-due")).isVisible();
      assertThat(node(page, "final-review")).containsText("孙丽");
      assertThat(page.locator(".fw-record-head .fw-due")).isVisible();
      visit.show("order-picture");
    }
  }

  private static Locator node(Page page, String key) {
    return page.locator(".fw-map [data-node='" + key + "']");
  }

  private static Locator.FilterOptions text(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }
}
