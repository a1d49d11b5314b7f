package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** A delegation from the profile, what comes of it, and its end. */
class LettingSomebodyActIT {

  private final RunningProgram program = RunningProgram.shared();
  private final FlowLab lab = FlowLab.in(program);

  @Test
  void givesNewTasksToWhoStandsInUntilItEnds() {
    try (var visit = Visit.wide(program, "en").signIn("aftersales", "demo")) {
      var screen = new ActingScreen(visit);
      visit.open("/profile");
      var card = visit.page().locator(".fw-delegations");
      ActingScreen.button(card, "Let somebody act for me").click();
      screen.confirm("Let somebody act for me");
      assertThat(screen.sheet().locator("vaadin-combo-box").first()).hasAttribute("invalid", "");
      screen.pick(screen.sheet().locator("vaadin-combo-box").first(), "Lin Yu");
      screen.pick(screen.sheet().locator("vaadin-combo-box").last(), "Flow laboratory: Visit");
      visit.show("delegate");
      screen.confirm("Let somebody act for me");
      assertThat(card).containsText("Lin Yu");
      visit.show("delegations");

      var paper = lab.submitted("visit", "quality", "Stood in for", 10);
      try (var other = Visit.wide(program, "en").signIn("marketing", "demo")) {
        paper.openedBy(other);
        assertThat(other.page().locator(".fw-record-form")).containsText("You act for He Qiang");
        new ActingScreen(other).button("Done").click();
        new ActingScreen(other).confirm("Done");
        other.open("/profile");
        assertThat(other.page().locator(".fw-delegations")).containsText("He Qiang");
        refusesARing(other);
      }
      try (var initiator = Visit.wide(program, "en").signIn("quality", "demo")) {
        paper.openedBy(initiator);
        assertThat(initiator.page().locator(".fw-history")).containsText("Lin Yu for He Qiang");
      }

      ActingScreen.button(card, "End").click();
      screen.confirm("End");
      assertThat(card).not().containsText("Lin Yu");
    }
  }

  private static void refusesARing(Visit other) {
    var screen = new ActingScreen(other);
    var card = other.page().locator(".fw-delegations");
    ActingScreen.button(card, "Let somebody act for me").click();
    screen.pick(screen.sheet().locator("vaadin-combo-box").first(), "He Qiang");
    screen.confirm("Let somebody act for me");
    Locator who = screen.sheet().locator("vaadin-combo-box").first();
    assertThat(who).containsText("It would come back");
    other.show("delegation-ring");
  }
}
