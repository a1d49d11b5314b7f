package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** All that holders, candidates and initiators can do with a task or a flow, on screen. */
class ActingOnATaskIT {

  private final RunningProgram program = RunningProgram.shared();
  private final FlowLab lab = FlowLab.in(program);

  @Test
  void claimsFromThePoolAndGivesBack() {
    lab.submitted("offer", "quality", "Claimed once");

    try (var visit = Visit.wide(program, "en").signIn("auditor", "demo")) {
      var screen = new ActingScreen(visit);
      visit.open("/inbox?tab=pool");
      visit.page().locator(".fw-inbox-card").filter(text("Claimed once")).click();
      assertThat(visit.page().locator(".fw-record h1")).isVisible();
      visit.show("pool");
      screen.button("Claim").click();

      screen.told("It is yours now");
      assertThat(visit.page()).hasURL(Pattern.compile(".*tab=mine.*"));
      assertThat(screen.button("Seen")).isVisible();
      screen.choose("Give back to the pool");

      screen.told("Given back");
      visit.open("/inbox?tab=pool");
      assertThat(visit.page().locator(".fw-inbox-card").filter(text("Claimed once"))).hasCount(1);
    }
  }

  @Test
  void asksForAllThatAnOutcomeNeeds() {
    var paper = lab.submitted("seal", "quality", "Sealed with all");

    try (var visit = Visit.wide(program, "en").signIn("finance", "demo")) {
      var screen = new ActingScreen(visit);
      paper.openedBy(visit);
      screen.button("Seal").click();
      screen.confirm("Seal");

      assertThat(screen.sheet()).containsText("Equals the original");
      assertThat(screen.sheet().locator("vaadin-password-field")).hasAttribute("invalid", "");
      assertThat(screen.sheet().locator(".fw-files .fw-problem")).isVisible();
      visit.show("seal-refused");

      screen.sheet().locator("vaadin-checkbox label").first().click();
      screen
          .sheet()
          .locator("vaadin-upload input[type='file']")
          .setInputFiles(
              new FilePayload(
                  "proof.pdf", "application/pdf", "%PDF-1.4".getBytes(StandardCharsets.UTF_8)));
      assertThat(screen.sheet().locator(".fw-files-line")).hasCount(1);
      ActingScreen.button(screen.sheet(), "Nothing against it").click();
      sign(visit, screen.sheet().locator("canvas"));
      screen.sheet().locator("vaadin-password-field input").fill("not mine");
      screen.confirm("Seal");
      Locator why = screen.sheet().locator("vaadin-password-field [slot='error-message']");
      assertThat(why).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
      visit.show("password-refused");
      screen.sheet().locator("vaadin-password-field input").fill("demo");
      visit.show("seal");
      screen.confirm("Seal");

      screen.told("Sign: Seal");
      assertThat(visit.page().locator(".fw-flow-steps")).containsText("Nothing against it");
      assertThat(visit.page().locator(".fw-flow-steps")).containsText("Signed");
      assertThat(visit.page().locator(".fw-flow-steps a.fw-file")).containsText("proof.pdf");
      assertThat(visit.page().locator(".fw-flow-steps img.fw-file-picture")).isVisible();
      visit.settle().show("sealed");
    }
  }

  private static void sign(Visit visit, Locator pad) {
    pad.scrollIntoViewIfNeeded();
    var box = pad.boundingBox();
    Mouse mouse = visit.page().mouse();
    mouse.move(box.x + 40, box.y + box.height / 2);
    mouse.down();
    for (int i = 1; i <= 12; i++) {
      mouse.move(box.x + 40 + i * 20, box.y + box.height / 2 + (i % 2 == 0 ? 20 : -20));
    }
    mouse.up();
    visit.settle();
  }

  @Test
  void holdsWithWhatWasFilledAndTakesUpAgain() {
    var paper = lab.submitted("seal", "quality", "Put aside");

    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("finance", "demo")) {
      var screen = new ActingScreen(visit);
      paper.openedBy(visit);
      new FormOnScreen(visit.page()).type("note", "等客户回复");
      visit.settle();
      screen.choose("搁置并保存…");
      screen.sheet().locator("textarea").fill("客户出差");
      visit.show("hold");
      screen.confirm("搁置");

      screen.told("已搁置");
      assertThat(visit.page().locator(".fw-note[data-kind='warning']")).containsText("客户出差");
      assertThat(visit.page().locator(".fw-field[data-field='note'] textarea")).hasValue("等客户回复");
      screen.choose("恢复处理");
      screen.told("已恢复");
      assertThat(visit.page().locator(".fw-note[data-kind='warning']")).hasCount(0);
    }
  }

  @Test
  void transfersAndSaysWhyItCanNot() {
    var paper = lab.submitted("seal", "quality", "Given away");

    try (var visit = Visit.wide(program, "en").signIn("finance", "demo")) {
      var screen = new ActingScreen(visit);
      paper.openedBy(visit);
      screen.choose("Give to somebody else…");
      screen.confirm("Give it");
      assertThat(screen.sheet().locator("vaadin-combo-box")).hasAttribute("invalid", "");
      screen.pick(screen.sheet().locator("vaadin-combo-box"), "Tang Jun");
      visit.show("transfer");
      screen.confirm("Give it");

      screen.told("Given to Tang Jun");
      assertThat(visit.page().locator(".fw-flow-steps")).containsText("Waits for Tang Jun");
    }
  }

  @Test
  void addsASignerBeforeWhoThenHandsItBack() {
    var paper = lab.submitted("seal", "quality", "Signed by two");

    try (var visit = Visit.wide(program, "en").signIn("finance", "demo")) {
      var screen = new ActingScreen(visit);
      paper.openedBy(visit);
      screen.choose("Add signers…");
      screen.pick(screen.sheet().locator("vaadin-multi-select-combo-box"), "Tang Jun");
      visit.show("add-signer");
      screen.confirm("Add");
      screen.told("Asked to sign: Tang Jun");
    }
    try (var other = Visit.wide(program, "en").signIn("auditor", "demo")) {
      paper.openedBy(other);
      assertThat(other.page().locator(".fw-record-form")).containsText("Xu Jing asked you to sign");
      assertThat(other.page().locator(".fw-flow-steps")).containsText("Tang Jun");
    }
  }

  @Test
  void returnsToAnEarlierTaskAndShowsTheRoundsDifference() {
    var paper = lab.submitted("seal", "quality", "Once more");
    paper.decided("finance", "plain", "{\"ticked\": [\"original\"]}");

    try (var visit = Visit.wide(program, "en").signIn("archivist", "demo")) {
      var screen = new ActingScreen(visit);
      paper.openedBy(visit);
      screen.button("Once more").click();
      screen.confirm("Once more");
      var asked = screen.sheet().locator("vaadin-radio-group[invalid]");
      assertThat(asked).hasCount(2);
      screen
          .sheet()
          .locator("vaadin-radio-button")
          .filter(text("straight back here"))
          .locator("label")
          .click();
      assertThat(asked).hasCount(1);
      screen.sheet().locator("vaadin-radio-button").filter(text("Sign")).locator("label").click();
      screen.sheet().locator("textarea").fill("A word is missing.");
      visit.show("return");
      screen.confirm("Once more");
      screen.told("Check: Once more");
    }
    try (var visit = Visit.wide(program, "en").signIn("finance", "demo")) {
      var screen = new ActingScreen(visit);
      paper.openedBy(visit);
      assertThat(visit.page().locator(".fw-note[data-kind='warning']"))
          .containsText("A word is missing.");
      new FormOnScreen(visit.page()).type("note", "With the word");
      visit.settle();
      screen.button("Sign").click();
      screen.sheet().locator("vaadin-checkbox label").first().click();
      screen.confirm("Sign");
      screen.told("Sign: Sign");
    }
    try (var visit = Visit.wide(program, "en").signIn("archivist", "demo")) {
      paper.openedBy(visit);
      assertThat(visit.page().locator(".fw-difference")).containsText("With the word");
      assertThat(visit.page().locator(".fw-field[data-field='note']")).containsText("Before: –");
      assertThat(visit.page().locator(".fw-flow-steps")).containsText("Round 2");
      visit.show("round-two");
    }
  }

  @Test
  void urgesAndWithdrawsAndSubmitsAgain() {
    var paper = lab.submitted("seal", "quality", "Withdrawn");

    try (var visit = Visit.phone(program, "en").signIn("quality", "demo")) {
      var screen = new ActingScreen(visit);
      paper.openedBy(visit);
      screen.choose("Ask to hurry…");
      screen.confirm("Ask to hurry");
      screen.told("They have been asked to hurry");
      screen.choose("Ask to hurry…");
      screen.confirm("Ask to hurry");
      assertThat(screen.sheet().locator(".fw-problem")).isVisible();
      visit.show("urged-too-soon");
      ActingScreen.button(screen.sheet(), "Back").click();

      screen.choose("Withdraw…");
      screen.confirm("Withdraw");
      screen.told("Withdrawn");
      new FormOnScreen(visit.page()).type("subject", "Withdrawn and mended");
      screen.button("Submit again").click();
      screen.told("Submit again");
    }
  }

  @Test
  void takesADecisionBackAndCallsTheFlowOff() {
    var paper = lab.submitted("seal", "quality", "Called off");
    paper.decided("finance", "plain", "{\"ticked\": [\"original\"]}");

    try (var visit = Visit.wide(program, "en").signIn("finance", "demo")) {
      var screen = new ActingScreen(visit);
      paper.openedBy(visit);
      screen.choose("Take my decision back…");
      screen.confirm("Take it back");
      screen.told("Your decision is taken back");
      screen.choose("Call the flow off…");
      screen.confirm("Call off");

      screen.told("The flow is called off");
      assertThat(visit.page().locator(".fw-record-head .fw-badge")).hasText("Cancelled");
    }
  }

  @Test
  void mentionsSomebodyWhoMayReadIt() {
    var paper = lab.submitted("seal", "quality", "Talked about");

    try (var visit = Visit.wide(program, "en").signIn("quality", "demo")) {
      var page = visit.page();
      paper.openedBy(visit);
      page.locator(".fw-talk textarea").fill("Please look, ");
      page.locator(".fw-talk textarea").press("@");
      page.locator(".fw-talk vaadin-combo-box input").pressSequentially("Xu");
      page.locator("vaadin-combo-box-item:visible").filter(text("Xu Jing")).first().click();
      assertThat(page.locator(".fw-talk textarea")).hasValue(Pattern.compile(".*@Xu Jing.*"));
      visit.settle();
      ActingScreen.button(page.locator(".fw-talk"), "Add").click();

      assertThat(page.locator(".fw-history-entry").first()).containsText("@Xu Jing");
      assertThat(page.locator(".fw-history-entry").first()).containsText("To Xu Jing");
    }
  }

  private static Locator.FilterOptions text(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }
}
