package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A button that a rule puts on an order, and what administrators see of its run. */
class LookingAtRunsIT {

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void aSupervisorPressesAndAnAdministratorSeesWhatCameOfIt() {
    var orders = new Orders(program);
    String number = orders.submitted("consultant", "孙静", orders.newModel());
    String order = Api.text(Api.as(program, "consultant").ordersOfNumber(number).body(), "id");
    try (var visit = Visit.wide(program, "en").signIn("supervisor", "demo")) {
      visit.open("/apps/order/vehicle-order/" + order);
      visit.page().locator(".fw-record-buttons > fw-menu > button").click();
      Locator button =
          visit.page().locator(".fw-menu-list").getByText("Ask for feedback to the customer");
      assertThat(button).isVisible();
      visit.picture("rule-button-en");
      button.click();
      assertThat(visit.page().locator("body")).containsText("is under way");
    }
    try (var visit = Visit.wide(program, "en").signIn("admin", "demo")) {
      visit.open("/admin/runs");
      assertThat(visit.page().locator("h1")).hasText("Runs and failures");
      visit.picture("failures-en");
      visit.open("/admin/runs?show=all");
      Locator run = visit.page().locator(".fw-runs > li").first();
      assertThat(run).containsText("Ask the consultant to tell the customer");
      run.locator("summary").click();
      assertThat(run).containsText("Tell people");
      visit.picture("runs-en");
    }
    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("admin", "demo")) {
      visit.open("/admin/runs?show=done");
      assertThat(visit.page().locator("h1")).hasText(Pattern.compile("运行与失败"));
      visit.picture("runs-phone-dark-zh");
    }
    try (var other = Visit.wide(program, "en").signIn("manager2", "demo")) {
      other.expecting("404").expecting("403").open("/admin/runs");
      assertThat(other.page().locator("body")).not().containsText("Runs and failures");
    }
  }
}
