package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A list narrowed by search and filter, and kept as a view. */
class KeepingAListIT {

  private static final String LIST = "/apps/order/vehicle-order";

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void keepsAFilteredListAsAViewOfItsPerson() {
    try (var visit = Visit.wide(program, "en").signIn("manager2", "demo")) {
      visit.open(LIST);
      filterByState(visit, "Completed");
      assertThat(visit.page().locator(".fw-chip")).containsText("Completed");

      button(visit.page().locator(".fw-views"), "Keep this view").click();
      visit.page().locator("dialog.fw-sheet input").fill("Approved");
      visit.picture("view-en");
      button(visit.page().locator("dialog.fw-sheet"), "Keep this view").click();
      assertThat(shown(visit)).hasText("Approved");

      visit.open(LIST);
      assertThat(shown(visit)).hasText("All");
      visit.page().locator(".fw-views").getByText("Approved").click();
      assertThat(visit.page().locator(".fw-chip")).containsText("Completed");
      visit.picture("list-view-en");

      button(visit.page().locator(".fw-views"), "Forget \"Approved\"").click();
      button(visit.page().locator("dialog.fw-sheet"), "Forget").click();
      assertThat(visit.page().locator(".fw-views").getByText("Approved")).hasCount(0);
    }
  }

  @Test
  void goesOnTakingLettersWhileItSearches() {
    try (var visit = Visit.wide(program, "en").signIn("manager2", "demo")) {
      visit.open(LIST);
      var search = visit.page().locator(".fw-list-search input");
      search.pressSequentially("ord-2026");
      assertThat(visit.page()).hasURL(Pattern.compile(".*q=ord-2026$"));
      visit.settle();
      assertThat(search).isFocused();
      search.pressSequentially("-none");

      assertThat(visit.page().locator(".fw-list-link")).hasCount(0);
      assertThat(visit.page()).hasURL(Pattern.compile(".*q=ord-2026-none$"));
    }
  }

  @Test
  void searchesForThoseWhoSeeAPhoneNumberMasked() {
    try (var visit = Visit.wide(program, "en").signIn("finance", "demo")) {
      visit.open(LIST + "?q=ORD-2026");

      assertThat(visit.page().locator(".fw-list-link").first()).isVisible();
      visit.open(LIST + "?q=15401");
      assertThat(visit.page().locator(".fw-empty")).containsText("Nothing fits");
    }
  }

  private static void filterByState(Visit visit, String state) {
    visit.page().locator(".fw-list-filters > .fw-button").click();
    var sheet = visit.page().locator("dialog.fw-sheet");
    choose(visit, sheet.locator("vaadin-combo-box").nth(0), "State");
    choose(visit, sheet.locator("vaadin-combo-box").nth(2), state);
    visit.settle();
    button(sheet, "Add filter").click();
    assertThat(sheet).hasCount(0);
  }

  private static void choose(Visit visit, Locator box, String words) {
    box.locator("input").fill(words);
    visit
        .page()
        .locator("vaadin-combo-box-item:visible")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + words + "\\s*$")))
        .first()
        .click();
  }

  private static Locator shown(Visit visit) {
    return visit.page().locator(".fw-views [aria-current]");
  }

  private static Locator button(Locator within, String words) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }
}
