package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed while an order waits for the second of two decisions. */
class StoppingInTheMiddleIT {

  private static final Speech SPEECH = Speech.ENGLISH;

  @Test
  void goesOnWhereItWasWhenItIsStartedAgain(@TempDir Path data) {
    String number;
    try (var program = start(data)) {
      var orders = new Orders(program);
      number = orders.submitted("consultant", "姚若曦", orders.newModel());
      try (var supervisor = Visit.wide(program, "en").signIn("supervisor", "demo")) {
        var desk = new OrderDesk(supervisor, SPEECH);
        desk.open(number).choose("buyerEligibility", "Eligible");
        desk.decide("Pass", "");
        desk.told("Pass");
      }
      program.kill();
    }

    try (var program = start(data);
        var manager = Visit.wide(program, "en").signIn("manager", "demo")) {
      var desk = new OrderDesk(manager, SPEECH);
      desk.open(number).shows("total", "¥129,800");
      assertThat(manager.page().locator(".fw-flow-steps")).containsText("Wang Fang");
      desk.decide("Agree", "");

      desk.told("Agree");
      assertThat(desk.list(number).locator(".fw-badge").first()).hasText("Completed");
    }
  }

  private static RunningProgram start(Path data) {
    return RunningProgram.start(
        "--formwork.data=" + data,
        "--formwork.demo=true",
        "--formwork.sample-records=false",
        "--formwork.packs=../apps");
  }
}
