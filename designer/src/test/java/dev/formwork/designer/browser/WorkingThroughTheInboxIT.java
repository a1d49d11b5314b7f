package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The inbox with many tasks, at the West store, so that no other test is in the way. */
class WorkingThroughTheInboxIT {

  private static final String SUPERVISOR = "supervisor2";
  private static final String MANAGER = "manager2";

  private final RunningProgram program = RunningProgram.shared();
  private final Orders orders = new Orders(program);

  @Test
  void findsATaskByItsWords() {
    String number = order("Searched For");
    order("Somebody Else");

    try (var visit = Visit.wide(program, "en").signIn(SUPERVISOR, "demo")) {
      visit.page().locator(".fw-inbox-search input").fill("searched for");

      assertThat(cards(visit)).hasCount(1);
      assertThat(cards(visit)).containsText(number);
      assertThat(visit.page().locator(".fw-inbox-search input")).isFocused();
      assertThat(visit.page()).hasURL(Pattern.compile(".*q=searched.*"));

      visit.page().locator(".fw-inbox-search input").fill("nobody is called that");
      assertThat(visit.page().locator(".fw-empty")).containsText("Nothing fits");
    }
  }

  @Test
  void ordersTasksAndKeepsThatInTheAddress() {
    order("Newest Of All");

    try (var visit = Visit.wide(program, "en").signIn(SUPERVISOR, "demo")) {
      assertThat(cards(visit).first()).containsText("Newest Of All");

      visit.page().locator(".fw-inbox-choices fw-menu > button[title=Order]").click();
      visit.page().getByText("Oldest first").click();

      assertThat(cards(visit).last()).containsText("Newest Of All");
      assertThat(visit.page()).hasURL(Pattern.compile(".*sort=oldest.*"));
      visit.page().reload();
      assertThat(cards(visit).last()).containsText("Newest Of All");
    }
  }

  @Test
  void showsMoreOnDemand() {
    try (var visit = Visit.wide(program, "en").signIn("supervisor", "demo")) {
      visit.open("/inbox?tab=done");
      assertThat(cards(visit)).hasCount(50);

      visit.page().getByText("Show more").click();

      assertThat(cards(visit)).hasCount(100);
    }
  }

  @Test
  void agreesToSeveralAtOnce() {
    for (String customer : new String[] {"First In Bulk", "Second In Bulk"}) {
      orders.pass(SUPERVISOR, order(customer));
    }

    try (var visit = Visit.wide(program, "en").signIn(MANAGER, "demo")) {
      int before = waiting(visit);
      visit.page().locator(".fw-inbox-search input").fill("in bulk");
      assertThat(cards(visit)).hasCount(2);
      visit.page().locator(".fw-inbox-choose").click();
      button(visit.page().locator(".fw-inbox-chosen"), "All").click();
      visit.page().locator(".fw-inbox-chosen").getByText("Agree to 2").click();
      button(visit.page().locator("dialog.fw-sheet"), "Agree to 2").click();

      assertThat(visit.page().locator(".fw-toast")).containsText("Agreed to 2 tasks");
      assertThat(count(visit)).hasText(String.valueOf(before - 2));
      assertThat(cards(visit)).hasCount(0);
    }
  }

  @Test
  void saysOfEachTaskWhyItStays() {
    String number = order("Needs Eligibility");

    try (var visit = Visit.phone(program, "en").signIn(SUPERVISOR, "demo")) {
      visit.page().locator(".fw-inbox-search input").fill("needs eligibility");
      assertThat(cards(visit)).hasCount(1);
      visit.page().locator(".fw-inbox-choose").click();
      visit.page().locator(".fw-inbox-line vaadin-checkbox").click();
      visit.page().locator(".fw-inbox-chosen").getByText("Agree to 1").click();
      button(visit.page().locator("dialog.fw-sheet"), "Agree to 1").click();

      var result = visit.page().locator(".fw-bulk li");
      assertThat(result).containsText(number);
      assertThat(result).containsText("Buyer eligibility");
      visit.picture("bulk-result-phone");
    }
  }

  @Test
  void asksBeforeWhatWasTypedIsLost() {
    order("Left For Another");
    String number = order("Typed Into");

    try (var visit = Visit.wide(program, "en").signIn(SUPERVISOR, "demo")) {
      var form = new OrderDesk(visit, Speech.ENGLISH).open(number);
      form.type("reviewNotes", "Not to be lost");
      visit.settle();

      cards(visit).filter(withText("Left For Another")).first().click();
      var sheet = visit.page().locator("dialog.fw-sheet");
      assertThat(sheet).containsText(number);
      button(sheet, "Stay").click();

      assertThat(form.field("reviewNotes").locator("textarea")).hasValue("Not to be lost");
      cards(visit).filter(withText("Left For Another")).first().click();
      button(sheet, "Leave").click();
      assertThat(visit.page().locator(".fw-record-names")).containsText("Left For Another");
    }
  }

  @Test
  void opensTheTaskThatWasChosenWhereARecordHasTwo() {
    FlowLab.in(program).submitted("pair", "quality", "Two things to do");

    try (var visit = Visit.wide(program, "en").signIn("auditor", "demo")) {
      find(visit, "two things to do");
      assertThat(cards(visit)).hasCount(2);

      for (String title : new String[] {"Measure it", "Weigh it"}) {
        Locator card = cards(visit).filter(withText(title));
        card.click();

        assertThat(visit.page()).hasURL(Pattern.compile("[?&]line="));
        assertThat(card).hasAttribute("aria-current", "true");
        assertThat(visit.page().locator(".fw-inbox-card[aria-current]")).hasCount(1);
        assertThat(visit.page().locator(".fw-record-task").first()).containsText(title);
        visit.settle();
      }
      visit.page().reload();
      assertThat(cards(visit).filter(withText("Weigh it"))).hasAttribute("aria-current", "true");
    }
  }

  @Test
  void opensTheLineThatWasClickedLast() {
    FlowLab.in(program).submitted("pair", "quality", "Two quick clicks");

    try (var visit = Visit.wide(program, "en").signIn("auditor", "demo")) {
      find(visit, "two quick clicks");
      assertThat(cards(visit)).hasCount(2);

      cards(visit).filter(withText("Measure it")).click();
      cards(visit).filter(withText("Weigh it")).click();
      cards(visit).filter(withText("Measure it")).click();
      Locator last = cards(visit).filter(withText("Weigh it"));
      last.click();

      assertThat(last).hasAttribute("aria-current", "true");
      assertThat(visit.page().locator(".fw-record-task").first()).containsText("Weigh it");
    }
  }

  /** The lines of before may be as many: those that were found lead back to what was asked for. */
  private static void find(Visit visit, String words) {
    visit.page().locator(".fw-inbox-search input").fill(words);
    assertThat(cards(visit).first()).hasAttribute("href", Pattern.compile(".*[?&]q=.*"));
    visit.settle();
  }

  private String order(String customer) {
    return orders.submitted("consultant2", customer, orders.someModel());
  }

  private static Locator cards(Visit visit) {
    return visit.page().locator(".fw-inbox-card");
  }

  private static Locator count(Visit visit) {
    return visit.page().locator(".fw-side-count:not(:empty)");
  }

  private static int waiting(Visit visit) {
    return Integer.parseInt(count(visit).innerText());
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator button(Locator within, String words) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }
}
