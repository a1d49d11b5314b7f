package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Orders that run on an older release, seen, taken along and repaired by the administrator. */
class TakingFlowsAlongIT {

  private static final String LIST =
      """
      key: urgency
      title: {en: Urgency, zh: 紧急程度}
      options:
        - {key: normal, title: {en: Normal, zh: 普通}}
      """;

  /** Those of the app, and of all that build on it. */
  private static final PageAssertions.HasURLOptions UNTIL_SCENARIOS_HAVE_PLAYED =
      new PageAssertions.HasURLOptions().setTimeout(180_000);

  private final RunningProgram program = RunningProgram.shared();
  private final Orders orders = new Orders(program);

  @Test
  void takesAnOrderToTheNewReleaseAndBackAndRepairsIt() {
    String number = orders.submitted("consultant2", "Runs On", orders.someModel());

    try (var visit = Visit.wide(program, "en").signIn("admin", "demo")) {
      publishSomethingElse(visit);
      visit.open("/admin/flows?form=order/vehicle-order");
      Locator line = line(visit, number);
      assertThat(line).containsText("First review");
      visit.show("running-flows");

      line.locator("vaadin-checkbox").click();
      visit.page().locator(".fw-runs-bar button[data-look='primary']").click();
      assertThat(sheet(visit)).containsText("1 of 1 can go");
      assertThat(sheet(visit)).containsText(number);
      visit.show("migration-plan");
      button(sheet(visit), "Take them along").click();
      assertThat(sheet(visit)).containsText("now on");
      assertThat(line(visit, number)).containsText("current");
      button(sheet(visit), "Take back").click();
      assertThat(visit.page().locator(".fw-toast").last()).containsText("Taken back: 1");
      assertThat(line(visit, number)).not().containsText("current");

      button(line(visit, number), "Repair").click();
      choose(visit, "Go on at", "Final review");
      button(sheet(visit), "Repair").click();
      assertThat(sheet(visit)).containsText("Please say why");
      sheet(visit).locator("vaadin-text-area textarea").fill("The supervisor is ill");
      visit.show("repair");
      button(sheet(visit), "Repair").click();
      assertThat(visit.page().locator(".fw-toast").last()).containsText("Repaired");
      assertThat(line(visit, number)).containsText("Final review");
    }
    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("admin", "demo")) {
      visit.open("/admin/flows?form=order/vehicle-order");
      assertThat(visit.page().locator("h1")).hasText("运行中的流程");
      assertThat(visit.page().locator(".fw-runs-list > li").first()).isVisible();
      visit.show("running-flows");
    }
  }

  @Test
  void correctsFieldsOfARunningOrderWithAReason() {
    String number = orders.submitted("consultant2", "Typed Wrong", orders.someModel());

    try (var visit = Visit.wide(program, "en").signIn("admin", "demo")) {
      visit.open("/admin/flows?form=order/vehicle-order");
      button(line(visit, number), "Repair").click();
      choose(visit, "What to do", "Correct fields");
      Locator fields = sheet(visit).locator(".fw-correction > vaadin-multi-select-combo-box");
      button(sheet(visit), "Repair").click();
      assertThat(sheet(visit)).containsText("Choose a field and change it.");
      fields.locator("input").fill("Name");
      visit
          .page()
          .locator("vaadin-multi-select-combo-box-item:visible")
          .getByText("Name", new Locator.GetByTextOptions().setExact(true))
          .click();
      fields.locator("input").press("Tab");
      visit.settle();
      new FormOnScreen(visit.page()).type("customerName", "Typed Right");
      visit.settle();
      button(sheet(visit), "Repair").click();
      assertThat(sheet(visit)).containsText("Please say why");
      sheet(visit).locator("vaadin-text-area textarea").last().fill("The passport says so");
      visit.show("correct");
      button(sheet(visit), "Repair").click();
      assertThat(visit.page().locator(".fw-toast").last()).containsText("Repaired");

      line(visit, number).locator("a").first().click();
      assertThat(visit.page().locator(".fw-record h1")).isVisible();
      assertThat(visit.page().locator(".fw-field[data-field='customerName']"))
          .containsText("Typed Right");
      assertThat(visit.page().locator(".fw-record-side")).containsText("The passport says so");
      visit.settle().show("corrected");
    }
  }

  @Test
  void isForAdministratorsOnly() {
    try (var visit = Visit.wide(program, "en").signIn("manager2", "demo")) {
      visit.expecting("404").expecting("403").open("/admin/flows");

      assertThat(visit.page().locator("body")).not().containsText("Running flows");
    }
  }

  /** A release of the app that changes nothing for the orders. */
  private static void publishSomethingElse(Visit visit) {
    visit.open("/designer/apps/order");
    visit.page().locator(".fw-app-actions fw-menu > button").click();
    visit
        .page()
        .locator(".fw-menu-list:visible")
        .getByText("Option list", new Locator.GetByTextOptions().setExact(true))
        .click();
    var fields = visit.page().locator("dialog.fw-sheet vaadin-text-field input");
    fields.nth(0).fill("Urgency");
    fields.nth(1).fill("紧急程度");
    visit.settle();
    fields.nth(2).fill("urgency");
    fields.nth(2).press("Tab");
    visit.settle();
    button(sheet(visit), "Create").click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/option-list/urgency/edit"));
    visit.open("/designer/apps/order/option-list/urgency");
    visit.page().locator("fw-source .cm-content").click();
    visit.page().keyboard().press("Control+a");
    visit.page().keyboard().insertText(LIST);
    visit.settle();
    button(visit.page().locator(".fw-app-actions"), "Save").click();
    assertThat(visit.page().locator(".fw-toast").last()).containsText("Saved");
    visit.open("/designer/apps/order/publish");
    button(visit.page().locator(".fw-app-aside"), "Publish").click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/releases"), UNTIL_SCENARIOS_HAVE_PLAYED);
  }

  private static void choose(Visit visit, String label, String option) {
    Locator box =
        sheet(visit)
            .locator("vaadin-combo-box")
            .filter(new Locator.FilterOptions().setHasText(label));
    box.locator("input").fill(option);
    visit.page().locator("vaadin-combo-box-item").getByText(option).first().click();
    visit.settle();
  }

  private static Locator line(Visit visit, String number) {
    return visit
        .page()
        .locator(".fw-runs-list > li")
        .filter(new Locator.FilterOptions().setHasText(number));
  }

  private static Locator sheet(Visit visit) {
    return visit.page().locator("dialog.fw-sheet").last();
  }

  private static Locator button(Locator within, String words) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }
}
