package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Records that know of each other: contacts of a customer, colours of a model, a form by link. */
class TakingFromOthersIT {

  private static final String CUSTOMERS = "/apps/dealership/customer";

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void countsAContactThatWasBegunOnTheCustomersPage() {
    try (var visit = Visit.wide(program, "en").signIn("manager", "demo")) {
      visit.open(CUSTOMERS);
      visit.page().locator(".fw-list-link").first().click();
      visit.settle();
      String customer = visit.page().url();
      var contacts = visit.page().locator("[data-related='contact/customer']");
      var orders = visit.page().locator("[data-related='vehicle-order/customer']");
      assertThat(visit.page().locator(".fw-related:has-text('Nothing yet of')"))
          .containsText("Contacts");
      assertThat(orders).isVisible();

      contacts.locator(".fw-button").click();
      visit.settle();
      var form = new FormOnScreen(visit.page());
      assertThat(form.field("customer").locator("input")).not().hasValue("");
      form.choose("kind", "WeChat").type("summary", "Sent the offer");
      form.shows("spoken", "Yes");
      visit.picture("contact-new-en");
      visit.page().locator(".fw-button").filter(text("Submit")).first().click();
      visit.settle();

      visit.page().navigate(customer);
      visit.settle();
      assertThat(contacts).containsText("Sent the offer");
      new FormOnScreen(visit.page()).shows("followUps", "1");
      visit.picture("customer-related-en");
      contacts.scrollIntoViewIfNeeded();
      visit.picture("customer-contacts-en");
    }
  }

  @Test
  void showsThemOnAPhoneInChinese() {
    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("manager", "demo")) {
      visit.open(CUSTOMERS);
      visit.page().locator(".fw-list-card:visible").first().click();
      visit.settle();
      var contacts = visit.page().locator("[data-related='contact/customer']");
      contacts.scrollIntoViewIfNeeded();
      assertThat(contacts).containsText("联系记录");
      visit.picture("customer-related-zh-phone-dark");
    }
  }

  @Test
  void offersTheColoursOfTheModelAlone() {
    try (var visit = Visit.wide(program, "en").signIn("consultant", "demo")) {
      visit.open("/apps/order/vehicle-order/new");
      var form = new FormOnScreen(visit.page());
      form.row("lines", 0).choose("model", "远汀", "混动行政版");
      visit.settle();
      Locator colour =
          visit.page().locator(".fw-rows-line").first().locator("[data-field='colour'] input");

      colour.click();
      var offers = visit.page().locator("vaadin-combo-box-item:visible");
      assertThat(offers.filter(text("Ink black"))).hasCount(1);
      assertThat(offers.filter(text("Snow white"))).hasCount(0);
      visit.picture("colours-of-model-en");
    }
  }

  @Test
  void takesAnInquiryFromSomebodyWithoutAnAccount() {
    String made =
        Api.as(program, "marketing")
            .post("/api/v1/apps/dealership/forms/inquiry/links", "{\"preset\":{}}");
    try (var visit = Visit.phone(program, "zh").expecting("422")) {
      visit.open(Api.text(made, "path"));
      visit.picture("public-form-zh-phone");
      visit.page().locator("button").click();
      assertThat(visit.page().locator(".sum")).isVisible();
      visit.picture("public-form-problems-zh-phone");
      visit.page().fill("#name", "林先生");
      visit.page().fill("#phone", "13912345678");
      visit.page().fill("#wish", "想试驾纯电 SUV");
      visit.page().locator("button").click();
      assertThat(visit.page().locator("[role=status]")).containsText("感谢");
      visit.picture("public-form-thanks-zh-phone");
    }
  }

  @Test
  void handsOutALinkFromTheRecordThatItsAnswersAreAbout() {
    try (var care = Visit.wide(program, "zh").signIn("care", "demo");
        var customer = Visit.phone(program, "zh")) {
      care.open("/apps/complaint/complaint");
      care.page().locator(".fw-list-link").first().click();
      care.settle();
      String complaint = care.page().url();
      var surveys = care.page().locator("[data-related='complaint-survey/complaint']");
      surveys.locator(".fw-button").filter(text("客户填写链接")).click();
      var sheet = care.page().locator("dialog.fw-sheet");
      assertThat(sheet).containsText("30 天内有效");
      sheet.locator(".fw-button").filter(text("生成链接")).click();
      assertThat(sheet.locator(".fw-links-qr svg")).isVisible();
      assertThat(sheet.locator(".fw-links-earlier .fw-links-line")).hasCount(1);
      care.picture("link-made-zh");
      String address = sheet.locator(".fw-links-address").innerText();

      customer.page().navigate(address);
      assertThat(customer.page().locator(".house")).containsText("东城店");
      customer.page().fill("#score", "96");
      customer.page().locator("button").click();
      assertThat(customer.page().locator("[role=status]")).isVisible();

      care.page().navigate(complaint);
      care.settle();
      assertThat(surveys).containsText("96");
    }
  }

  @Test
  void keepsTheHintOfAnEarlierLossWhenASubmitIsRefused() {
    try (var visit = Visit.wide(program, "zh").signIn("consultant", "demo")) {
      visit.open("/apps/lost-customer/lost-customer/new");
      var form = new FormOnScreen(visit.page());
      form.choose("customer", "姚若曦").warns("customerPhone", "该客户此前已有战败记录");

      visit.page().locator(".fw-button").filter(text("提交")).first().click();

      assertThat(visit.page().locator(".fw-form-summary")).isVisible();
      form.warns("customerPhone", "该客户此前已有战败记录");
    }
  }

  private static Locator.FilterOptions text(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }
}
