package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** The tabs of the inbox, each with its count, and what stands on a card. */
class LookingThroughTheToDoCentreIT {

  private final RunningProgram program = RunningProgram.shared();
  private final FlowLab lab = FlowLab.in(program);

  @Test
  void hasWhatWasCopiedAndWhatCanBeClaimed() {
    lab.submitted("offer", "quality", "To be looked through");

    try (var visit = Visit.phone(program, "en").signIn("aftersales2", "demo")) {
      visit.open("/inbox?tab=copied");
      assertThat(card(visit, "To be looked through")).containsText("For your knowledge");
      assertThat(tab(visit, "Copied").locator(".fw-tabs-count")).not().hasText("0");
      visit.show("copied");
    }
    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("archivist", "demo")) {
      visit.open("/inbox?tab=pool");
      assertThat(card(visit, "To be looked through")).containsText("查看");
      assertThat(tab(visit, "待领取").locator(".fw-tabs-count")).not().hasText("0");
    }
  }

  @Test
  void readsWhatWasCopiedAndTellsTheSender() {
    var paper = lab.submitted("offer", "quality", "To be read");

    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("quality", "demo")) {
      paper.openedBy(visit);
      assertThat(visit.page().locator(".fw-flow-step[data-stage='copy']")).containsText("未读：");
      visit.show("copy-unread");
    }
    try (var visit = Visit.wide(program, "en").signIn("aftersales2", "demo")) {
      visit.open("/inbox?tab=copied");
      assertThat(card(visit, "To be read").locator(".fw-inbox-fresh")).isVisible();
      visit.show("copies");
      card(visit, "To be read").click();
      assertThat(card(visit, "To be read").locator(".fw-inbox-fresh")).isHidden();
      visit.page().getByLabel("Mark all as read").click();
      assertThat(visit.page().locator(".fw-inbox-fresh:visible")).hasCount(0);
      assertThat(tab(visit, "Copied").locator(".fw-tabs-count")).isEmpty();
    }
    try (var visit = Visit.wide(program, "en").signIn("quality", "demo")) {
      paper.openedBy(visit);
      assertThat(visit.page().locator(".fw-flow-step[data-stage='copy']")).containsText("Read: ");
      visit.show("copy-read");
    }
  }

  @Test
  void ordersByDeadlineAndSaysTheTimeLeftInOpeningHours() {
    lab.submitted("seal", "quality", "Due in hours");

    try (var visit = Visit.wide(program, "en").signIn("finance", "demo")) {
      visit.open("/inbox?sort=due&q=due in hours");
      assertThat(card(visit, "Due in hours").locator(".fw-due")).containsText("open time left");
      assertThat(card(visit, "Due in hours").locator(".fw-due .fw-icon")).isVisible();
      visit.show("due");
    }
  }

  @Test
  void saysWhatIsLateNotOnlyInRed() {
    try (var visit = Visit.wide(program, "en").signIn("manager", "demo")) {
      visit.open("/inbox?tab=overdue");
      visit.settle().show("overdue");
      var cards = visit.page().locator(".fw-inbox-card");
      assertThat(visit.page().locator(".fw-inbox-card .fw-due[data-kind='late']"))
          .hasCount(cards.count());
      assertThat(visit.page().locator(".fw-inbox-list, .fw-empty").first()).isVisible();
    }
  }

  private static Locator card(Visit visit, String words) {
    return visit
        .page()
        .locator(".fw-inbox-card")
        .filter(new Locator.FilterOptions().setHasText(words));
  }

  private static Locator tab(Visit visit, String words) {
    return visit.page().locator(".fw-tabs a").filter(new Locator.FilterOptions().setHasText(words));
  }
}
