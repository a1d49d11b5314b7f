package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** A sales manager looks at part of the numbers, and at the records behind them. */
class NarrowingADashboardIT {

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void aPickNarrowsTheOtherTilesAndStandsInTheAddress() {
    try (var visit = Visit.wide(program, "en").signIn("manager", "demo")) {
      visit.open("/dashboards/order/sales");
      String all = number(visit, "orders").innerText();

      tile(visit, "consultants")
          .locator("a, button")
          .filter(new Locator.FilterOptions().setHasText("Li Na"))
          .first()
          .click();

      assertThat(visit.page().locator(".fw-page-filters")).containsText("Li Na");
      assertThat(number(visit, "orders")).not().hasText(all);
      assertThat(tile(visit, "consultants")).containsText("Zhou Ting");
      String narrowed = number(visit, "orders").innerText();
      assertThat(visit.page().url()).contains("pick=");

      visit.page().reload();
      assertThat(number(visit, "orders")).hasText(narrowed);

      visit.page().goBack();
      assertThat(number(visit, "orders")).hasText(all);
    }
  }

  @Test
  void aDrillKeepsWhatNarrowsThePage() {
    try (var visit = Visit.wide(program, "en").signIn("manager", "demo")) {
      visit.open("/dashboards/order/sales?period=this-year");
      assertThat(number(visit, "orders")).isVisible();
      Locator menu = tile(visit, "by-model").locator(".fw-tile-menu");
      menu.locator("button").first().click();

      menu.locator("a").first().click();

      assertThat(visit.page().locator(".fw-list-page")).isVisible();
      assertThat(visit.page().url()).contains("/apps/order/vehicle-order?filter=", "createdAt");
    }
  }

  @Test
  void isOneColumnOnAPhoneWithNumbersByTwos() {
    try (var visit = Visit.phone(program, "zh").signIn("manager", "demo")) {
      visit.open("/dashboards/order/sales");
      assertThat(number(visit, "orders")).isVisible();

      double width = tile(visit, "by-model").boundingBox().width;
      assertThat(tile(visit, "models").boundingBox().width).isEqualTo(width);
      assertThat(width).isLessThanOrEqualTo(390);
      assertThat(tile(visit, "orders").boundingBox().width).isLessThan(width / 2);
      assertThat(tile(visit, "amount").boundingBox().y)
          .isEqualTo(tile(visit, "orders").boundingBox().y);
      assertThat((Integer) visit.page().evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(390);
    }
  }

  private static Locator tile(Visit visit, String key) {
    return visit.page().locator("[data-tile=" + key + "]");
  }

  private static Locator number(Visit visit, String tile) {
    return tile(visit, tile).locator(".fw-tile-number");
  }
}
