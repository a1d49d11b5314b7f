package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** What people at a store do with vehicle orders, in the browser and in their language. */
final class OrderDesk {

  private static final Pattern NUMBER = Pattern.compile("ORD-\\d{4}-\\d{4,}");

  private final Visit visit;
  private final Speech speech;
  private final Page page;

  OrderDesk(Visit visit, Speech speech) {
    this.visit = visit;
    this.speech = speech;
    this.page = visit.page();
  }

  /** Opens an empty order from the New menu, which stands at the bottom of a phone's screen. */
  FormOnScreen begin() {
    page.locator("fw-menu:has(.fw-menu-list a[href='apps/order/vehicle-order/new']):visible")
        .locator("> button")
        .click();
    page.locator(".fw-menu-list:visible a[href='apps/order/vehicle-order/new']").click();
    assertThat(page.locator(".fw-record h1")).containsText(speech.say("Vehicle order"));
    return form();
  }

  /** Two vehicles on a loan, with a discount that takes the price below the floor. */
  void fillALoanOrderOfTwoVehicles() {
    var form = form();
    form.choose("customer", "姚若曦").holds("customerName", "姚若曦");
    form.row("lines", 0)
        .choose("model", "听澜", "1.5T 豪华版")
        .choose("colour", speech.say("Snow white"), speech.say("Snow white"))
        .holds("quantity", "1")
        .holds("unitPrice", "146,800")
        .shows("amount", "¥146,800");
    form.row("lines", 1)
        .choose("model", "望川", "混动四驱版")
        .choose("colour", speech.say("Slate grey"), speech.say("Slate grey"))
        .shows("amount", "¥226,800");
    form.shows("vehiclesTotal", "¥373,600");
    form.type("discount", "25000").shows("total", "¥348,600");
    form.warns("discount", speech.say("The price is below the floor."));
    form.choose("paymentMethod", speech.say("Loan"))
        .choose("lender", speech.say("Partner bank"))
        .type("downPayment", "110600")
        .type("loanTerm", "36")
        .type("annualRate", "3.6")
        .shows("loanAmount", "¥238,000")
        .shows("monthlyPayment", "¥6,984.44");
    form.typeDay("wantedDate", LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(30))
        .choose("deliveryPlace", speech.say("East store delivery hall"));
  }

  /**
   * Submits what is open.
   *
   * @return the number that the order got
   */
  String submit() {
    decide("Submit");
    assertThat(page.locator(".fw-record h1")).hasText(NUMBER);
    return page.locator(".fw-record h1").innerText();
  }

  /** Opens the task about an order from the inbox. */
  FormOnScreen open(String number) {
    visit.open("/inbox");
    page.locator(".fw-inbox-card").filter(new Locator.FilterOptions().setHasText(number)).click();
    visit.settle();
    assertThat(page.locator(".fw-record h1")).hasText(number);
    return form();
  }

  /** Presses a button of the order. */
  void decide(String outcome) {
    button(page.locator(".fw-record-buttons"), outcome).click();
  }

  /** Presses a button of the order, says why, and confirms. */
  void decide(String outcome, String words) {
    decide(outcome);
    var sheet = page.locator("dialog.fw-sheet");
    sheet.locator("textarea").fill(words);
    button(sheet.locator(".fw-sheet-actions"), outcome).click();
    assertThat(sheet).hasCount(0);
  }

  /** Waits until a line at the edge of the screen tells of a decision. */
  void told(String outcome) {
    assertThat(page.locator(".fw-toast").last()).containsText(speech.say(outcome));
  }

  /** The list of orders, narrowed to one number. */
  Locator list(String number) {
    visit.open("/apps/order/vehicle-order?q=" + number);
    return page.locator(".fw-list-page");
  }

  /** A number of the dashboard of sales, by the title of its tile. */
  Locator figure(String tile) {
    return page.locator(".fw-tile")
        .filter(new Locator.FilterOptions().setHasText(speech.say(tile)))
        .locator(".fw-tile-number");
  }

  private FormOnScreen form() {
    return new FormOnScreen(page);
  }

  private Locator button(Locator within, String words) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(speech.say(words)).setExact(true));
  }
}
