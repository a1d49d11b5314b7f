package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The main job from end to end: an order is entered, sent back, corrected, approved by two, and
 * counted; and nobody of the other store sees it. In Chinese the consultant and the manager are at
 * a phone, and the supervisor likes it dark.
 */
class ApprovingAnOrderIT {

  private final RunningProgram program = RunningProgram.shared();

  @ParameterizedTest
  @EnumSource(Speech.class)
  void goesFromTheConsultantOverTheSupervisorToTheManagerAndIntoTheFigures(Speech speech) {
    try (var consultant = atWork("consultant", speech, speech == Speech.CHINESE);
        var supervisor = atWork("supervisor", speech, false);
        var manager = atWork("manager", speech, speech == Speech.CHINESE)) {
      long before = orders(supervisor, speech);

      String number = enters(consultant, speech);
      sendsBack(supervisor, speech, number);
      corrects(consultant, speech, number);
      passes(supervisor, speech, number);
      agrees(manager, speech, number);

      String id = isApproved(consultant, speech, number);
      isListed(supervisor, speech, number);
      assertThat(orders(supervisor, speech)).isEqualTo(before + 1);
      isNothingToTheOtherStore(speech, number, id);
    }
  }

  private Visit atWork(String person, Speech speech, boolean phone) {
    String language = speech.language();
    boolean dark = speech == Speech.CHINESE && person.equals("supervisor");
    return (phone ? Visit.phone(program, language) : Visit.wide(program, language))
        .inTheme(dark ? "dark" : "light")
        .signIn(person, "demo");
  }

  private static String enters(Visit consultant, Speech speech) {
    var desk = new OrderDesk(consultant, speech);
    desk.begin();
    desk.fillALoanOrderOfTwoVehicles();
    consultant.page().locator(".fw-field[data-field='lines']").scrollIntoViewIfNeeded();
    consultant.show("order");

    String number = desk.submit();

    consultant.show("submitted");
    return number;
  }

  private static void sendsBack(Visit supervisor, Speech speech, String number) {
    var desk = new OrderDesk(supervisor, speech);
    desk.open(number).shows("total", "¥348,600");
    supervisor.show("inbox");

    desk.decide("Fail", speech.say("The discount is too high."));

    desk.told("Fail");
  }

  private static void corrects(Visit consultant, Speech speech, String number) {
    var desk = new OrderDesk(consultant, speech);
    var form = desk.open(number);
    assertThat(consultant.page().locator(".fw-note[data-kind='warning']"))
        .containsText(speech.say("The discount is too high."));

    form.type("discount", "5,000").shows("total", "¥368,600").shows("loanAmount", "¥258,000");
    consultant.show("corrected");
    desk.decide("Submit again");

    desk.told("Submit again");
  }

  private static void passes(Visit supervisor, Speech speech, String number) {
    var desk = new OrderDesk(supervisor, speech);
    var form = desk.open(number);
    desk.decide("Pass");
    assertThat(supervisor.page().locator(".fw-form-summary")).isVisible();
    assertThat(supervisor.page().locator("dialog.fw-sheet")).hasCount(0);
    form.choose("buyerEligibility", speech.say("Eligible"));

    desk.decide("Pass", "");

    desk.told("Pass");
  }

  private static void agrees(Visit manager, Speech speech, String number) {
    var desk = new OrderDesk(manager, speech);
    desk.open(number).shows("total", "¥368,600");
    manager.show("final-review");

    desk.decide("Agree", "");

    desk.told("Agree");
  }

  /**
   * Looks at the order with its history.
   *
   * @return its id
   */
  private static String isApproved(Visit consultant, Speech speech, String number) {
    var page = consultant.page();
    new OrderDesk(consultant, speech).list(number).getByText(number).first().click();
    page.waitForURL(Pattern.compile(".*/apps/order/vehicle-order/(?!new)[^/?]+$"));
    assertThat(page.locator(".fw-record-head .fw-badge")).hasText(speech.say("In execution"));
    assertThat(page.locator(".fw-flow-steps")).containsText(speech.say("Final review"));

    var discount =
        page.locator(".fw-history-changes li")
            .filter(new Locator.FilterOptions().setHasText("25,000"));

    assertThat(discount.first()).containsText("5,000");
    assertThat(page.locator(".fw-history")).containsText(speech.say("The discount is too high."));
    consultant.show("approved");
    String address = page.url();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static void isListed(Visit supervisor, Speech speech, String number) {
    Locator list = new OrderDesk(supervisor, speech).list(number);

    assertThat(list.locator(".fw-list-link").getByText(number)).isVisible();
    assertThat(list.locator(".fw-badge").first()).hasText(speech.say("Completed"));
    supervisor.open("/apps/order/vehicle-order");
    assertThat(supervisor.page().locator(".fw-list-link").first()).isVisible();
    supervisor.show("list");
  }

  /** How many orders of the last 12 months the dashboard counts for this person. */
  private static long orders(Visit supervisor, Speech speech) {
    supervisor.open("/dashboards/order/sales");
    String figure = new OrderDesk(supervisor, speech).figure("Orders in 12 months").innerText();
    assertThat(supervisor.page().locator("fw-chart svg").first()).isVisible();
    supervisor.show("dashboard");
    return Long.parseLong(figure.replace(",", ""));
  }

  private void isNothingToTheOtherStore(Speech speech, String number, String id) {
    try (var other = atWork("consultant2", speech, false)) {
      Locator list = new OrderDesk(other, speech).list(number);
      assertThat(list.locator(".fw-empty")).containsText(speech.say("Nothing fits"));

      other.expecting("404").open("/apps/order/vehicle-order/" + id);
      assertThat(other.page().locator(".fw-empty"))
          .containsText(speech.say("There is nothing here that you can see"));
    }
    var api = Api.as(program, "consultant2");
    assertThat(api.order(id).statusCode()).isEqualTo(404);
    assertThat(api.ordersOfNumber(number).body()).contains("\"items\":[]");
    assertThat(Api.as(program, "consultant").order(id).statusCode()).isEqualTo(200);
  }
}
