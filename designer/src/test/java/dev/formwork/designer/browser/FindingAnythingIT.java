package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The search on top, which goes anywhere by typing. */
class FindingAnythingIT {

  private final RunningProgram program = RunningProgram.shared();
  private final Orders orders = new Orders(program);

  @Test
  void goesToARecordByItsNumberWithoutTheMouse() {
    String number = orders.submitted("consultant2", "Looked Up", orders.someModel());

    try (var visit = Visit.wide(program, "en").signIn("consultant2", "demo")) {
      visit.page().keyboard().press("Control+k");
      assertThat(visit.page().locator("dialog.fw-search input")).isFocused();
      visit.page().keyboard().type(number);
      assertThat(found(visit).first()).containsText(number);
      assertThat(found(visit).first()).containsText("Looked Up");
      visit.picture("search-en");
      visit.page().keyboard().press("ArrowDown");
      visit.page().keyboard().press("Enter");

      assertThat(visit.page().locator(".fw-record h1")).hasText(number);
      assertThat(visit.page().locator("dialog.fw-search")).hasCount(0);
    }
  }

  @Test
  void findsNothingOfAnotherStore() {
    orders.submitted("consultant2", "Eastern Secret", orders.someModel());

    try (var visit = Visit.wide(program, "en").signIn("consultant", "demo")) {
      visit.page().locator(".fw-top-search").click();
      visit.page().locator("dialog.fw-search input").fill("eastern secret");

      assertThat(visit.page().locator(".fw-search-nothing")).isVisible();
    }
  }

  @Test
  void startsAFormOnAPhoneInChinese() {
    try (var visit = Visit.phone(program, "zh").signIn("consultant2", "demo")) {
      visit.page().locator(".fw-top-search").click();
      visit.page().locator("dialog.fw-search input").fill("汽车订单");
      assertThat(found(visit).first()).isVisible();
      visit.picture("search-phone-zh");
      found(visit).filter(new Locator.FilterOptions().setHasText("汽车订单")).first().click();

      assertThat(visit.page()).hasURL(Pattern.compile(".*/vehicle-order/new$"));
    }
  }

  @Test
  void tellsTheKeys() {
    try (var visit = Visit.wide(program, "en").signIn("consultant2", "demo")) {
      visit.page().keyboard().press("?");

      assertThat(visit.page().locator("dialog.fw-sheet .fw-keys")).containsText("Ctrl");
      visit.picture("keys-en");
      visit.page().keyboard().press("Escape");
      assertThat(visit.page().locator("dialog.fw-sheet")).hasCount(0);
    }
  }

  private static Locator found(Visit visit) {
    return visit.page().locator(".fw-search-found");
  }
}
