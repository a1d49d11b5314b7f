package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A record as it was before it was changed. */
class LookingBackIT {

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void opensFromTheHistoryAndGoesBackToNow() {
    String customers = "/api/v1/apps/dealership/forms/customer/records";
    Api api = Api.as(program, "consultant");
    String made =
        api.post(
            customers,
            """
            {"data":{"name":"林先生","phone":"13912345699","source":"website","sex":"male"},"submit":true}
            """);
    String id = Api.text(made, "id");
    api.patch(customers + "/" + id, "{\"data\":{\"name\":\"林女士\"}}");

    try (var visit = Visit.wide(program, "zh").signIn("consultant", "demo")) {
      visit.open("/apps/dealership/customer/" + id);
      var form = new FormOnScreen(visit.page());
      form.holds("name", "林女士");
      visit.page().getByText("查看当时内容").first().click();
      visit.settle();

      form.shows("name", "林先生");
      assertThat(visit.page().locator(".fw-record-head")).containsText("截至");
      visit.picture("as-of-zh");
      visit.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("返回当前")).click();
      visit.settle();
      form.holds("name", "林女士");
      Locator note =
          visit.page().locator(".fw-note").filter(new Locator.FilterOptions().setHasText("该时间点"));
      assertThat(note).hasCount(0);
    }
  }
}
