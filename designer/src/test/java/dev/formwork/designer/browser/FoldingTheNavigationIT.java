package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

class FoldingTheNavigationIT {

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void opensTheAppOfThePageAndKeepsWhatThePersonOpened() {
    try (var visit = Visit.wide(program, "en")) {
      visit.signIn("manager", "demo").open("/apps/order/vehicle-order").settle();
      assertThat(app(visit, "order")).hasAttribute("aria-expanded", "true");
      assertThat(app(visit, "complaint")).hasAttribute("aria-expanded", "false");
      visit.show("navigation");

      app(visit, "complaint").focus();
      visit.page().keyboard().press("Enter");
      assertThat(app(visit, "complaint")).hasAttribute("aria-expanded", "true");
      visit.page().locator(".fw-side a[href='apps/complaint/complaint']").click();
      visit.settle().open("/inbox").settle();

      assertThat(app(visit, "complaint")).hasAttribute("aria-expanded", "true");
      assertThat(app(visit, "handoff")).hasAttribute("aria-expanded", "false");
    }
  }

  @Test
  void showsTheSameFoldedAppsOnAPhone() {
    try (var visit = Visit.phone(program, "zh").inTheme("dark")) {
      visit.signIn("manager", "demo").open("/apps").settle();
      Locator order = visit.page().locator(".fw-apps [data-fold='order']");
      Locator line = visit.page().locator(".fw-apps-place[href='apps/order/vehicle-order']");
      assertThat(line).isHidden();

      order.click();

      assertThat(line).isVisible();
      visit.show("apps");
    }
  }

  private static Locator app(Visit visit, String key) {
    return visit.page().locator(".fw-side [data-fold='" + key + "']");
  }
}
