package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;

/** The form that is open, filled as a person does; fields are named by key, in any language. */
final class FormOnScreen {

  private final Page page;

  FormOnScreen(Page page) {
    this.page = page;
  }

  /** Types into a field and leaves it. */
  FormOnScreen type(String field, String words) {
    type(field(field), words);
    return this;
  }

  /** Types a day; Enter takes it, as Tab would go on into the calendar. */
  FormOnScreen typeDay(String field, LocalDate day) {
    field(field).locator("input").fill(day.toString());
    field(field).locator("input").press("Enter");
    return this;
  }

  /** Types a part of what is offered, and takes the offer with these words. */
  FormOnScreen choose(String field, String typed, String offer) {
    choose(field(field), typed, offer);
    return this;
  }

  FormOnScreen choose(String field, String offer) {
    return choose(field, offer, offer);
  }

  FormOnScreen check(String field, String label) {
    field(field).getByLabel(label).check();
    return this;
  }

  /** Waits until a field that is computed or only read says this. */
  FormOnScreen shows(String field, String words) {
    assertThat(field(field).locator(".fw-shown")).hasText(words);
    return this;
  }

  /** Waits until an input, filled by itself or by hand, holds this. */
  FormOnScreen holds(String field, String words) {
    assertThat(field(field).locator("input")).hasValue(words);
    return this;
  }

  /** Waits until a problem or a hint at the field says this. */
  FormOnScreen warns(String field, String words) {
    assertThat(field(field)).containsText(words);
    return this;
  }

  /**
   * A row of a table of inputs that is there, or one more at its end.
   *
   * @param index from 0
   */
  RowOnScreen row(String field, int index) {
    var rows = field(field).locator(".fw-rows-line");
    if (rows.count() <= index) {
      field(field).locator(".fw-rows > .fw-button").click();
    }
    assertThat(rows.nth(index)).isVisible();
    return new RowOnScreen(rows.nth(index));
  }

  Locator field(String key) {
    return page.locator(".fw-field[data-field='" + key + "']");
  }

  private static void type(Locator place, String words) {
    place.locator("input, textarea").fill(words);
    place.locator("input, textarea").press("Tab");
  }

  private static void choose(Locator place, String typed, String offer) {
    place.locator("input").fill(typed);
    place
        .page()
        .locator("vaadin-combo-box-item:visible")
        .filter(new Locator.FilterOptions().setHasText(offer))
        .first()
        .click();
    place.locator("input").press("Tab");
  }

  /** One row of a table of inputs. */
  record RowOnScreen(Locator row) {

    RowOnScreen type(String field, String words) {
      FormOnScreen.type(cell(field), words);
      return this;
    }

    RowOnScreen choose(String field, String typed, String offer) {
      FormOnScreen.choose(cell(field), typed, offer);
      return this;
    }

    RowOnScreen holds(String field, String words) {
      assertThat(cell(field).locator("input")).hasValue(words);
      return this;
    }

    RowOnScreen shows(String field, String words) {
      assertThat(cell(field).locator(".fw-shown")).hasText(words);
      return this;
    }

    private Locator cell(String field) {
      return row.locator("[data-field='" + field + "']");
    }
  }
}
