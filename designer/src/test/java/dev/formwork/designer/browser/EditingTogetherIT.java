package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** One record, open in two windows at once. */
class EditingTogetherIT {

  private static final String CUSTOMERS = "/apps/dealership/customer";

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void keepsBothEditsOfDifferentFields() {
    String customer = customer("Both Kept");
    String phone = phone();
    try (var one = open(customer);
        var other = open(customer)) {
      new FormOnScreen(one.page()).type("phone", phone);
      save(one);
      new FormOnScreen(other.page()).type("address", "云江市东城区学府路1号");
      save(other);

      assertThat(other.page().locator(".fw-toast").last()).containsText("Saved");
      new FormOnScreen(other.page()).holds("phone", phone);
    }
  }

  @Test
  void refusesTheLaterEditOfTheSameFieldAndTellsBothValues() {
    String customer = customer("Met In One Field");
    String theirs = phone();
    String mine = phone();
    try (var one = open(customer);
        var other = open(customer)) {
      new FormOnScreen(one.page()).type("phone", theirs);
      save(one);
      new FormOnScreen(other.page()).type("phone", mine);
      save(other);

      var form = new FormOnScreen(other.page());
      form.warns("phone", theirs);
      form.warns("phone", mine);
      form.holds("phone", mine);
      other.picture("conflict-en");
    }
  }

  private String customer(String name) {
    String customer =
        """
        {"submit": true, "data": {"name": "%s", "sex": "female", "phone": "%s",
          "source": "walk-in"}}
        """
            .formatted(name, phone());
    var api = Api.as(program, "consultant2");
    return Api.text(api.post("/api/v1/apps/dealership/forms/customer/records", customer), "id");
  }

  /** One that nobody has: a phone number stands only once. */
  private static String phone() {
    return "154" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
  }

  private Visit open(String customer) {
    var visit = Visit.wide(program, "en").signIn("consultant2", "demo");
    visit.open(CUSTOMERS + "/" + customer);
    assertThat(visit.page().locator(".fw-record h1")).isVisible();
    return visit.settle();
  }

  private static void save(Visit visit) {
    visit
        .page()
        .locator(".fw-record-buttons")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save").setExact(true))
        .click();
    visit.settle();
  }
}
