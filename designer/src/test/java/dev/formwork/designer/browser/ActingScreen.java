package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What people do with a record on screen, besides filling its form. */
record ActingScreen(Visit visit) {

  Page page() {
    return visit.page();
  }

  /** A button of the record. */
  Locator button(String words) {
    return button(page().locator(".fw-record-buttons"), words);
  }

  static Locator button(Locator within, String words) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }

  /** Opens the menu of the record. */
  Locator menu() {
    page().locator(".fw-record-buttons > fw-menu > button").click();
    Locator list = page().locator(".fw-record-buttons .fw-menu-list");
    assertThat(list).isVisible();
    return list;
  }

  /** Chooses in the menu of the record. */
  void choose(String words) {
    menu()
        .getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName(words).setExact(true))
        .click();
  }

  /** The sheet that is open. */
  Locator sheet() {
    return page().locator("dialog.fw-sheet");
  }

  /** Presses a button of the sheet. */
  void confirm(String words) {
    button(sheet().locator(".fw-sheet-actions"), words).click();
  }

  /** Picks somebody in a box of the sheet. */
  void pick(Locator box, String name) {
    box.locator("input").fill(name);
    page()
        .locator("vaadin-combo-box-item:visible, vaadin-multi-select-combo-box-item:visible")
        .filter(new Locator.FilterOptions().setHasText(name))
        .first()
        .click();
    box.locator("input").press("Tab");
  }

  /** Waits until a line at the edge of the screen says this. */
  void told(String words) {
    assertThat(page().locator(".fw-toast").last()).containsText(words);
  }
}
