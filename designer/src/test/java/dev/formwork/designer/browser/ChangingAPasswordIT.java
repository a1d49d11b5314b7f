package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** A person changes the own password; nobody else in these tests is consultant4. */
class ChangingAPasswordIT {

  private static final String PERSON = "consultant4";
  private static final String BETTER = "nine green maples";

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void asksToSignInAgainWithTheNewOne() {
    try (var visit = Visit.phone(program, "en").signIn(PERSON, "demo")) {
      change(visit, "wrong", BETTER);
      assertThat(visit.page().locator("vaadin-password-field").first())
          .containsText("The old password is not right.");
      change(visit, "demo", "demo");
      assertThat(visit.page().locator("vaadin-password-field").last())
          .containsText("The new password is the old one.");
      visit.picture("password-phone-en");

      change(visit, "demo", BETTER);

      assertThat(visit.page().locator(".fw-login-note")).containsText("Password changed");
      visit.picture("password-changed-phone-en");
      visit.signIn(PERSON, BETTER);
      assertThat(visit.page().locator(".fw-crumbs")).hasText("Inbox");
    }
  }

  private static void change(Visit visit, String old, String fresh) {
    if (!visit.page().url().endsWith("/profile")) {
      visit.open("/profile");
    }
    visit.page().locator("vaadin-password-field input").first().fill(old);
    visit.page().locator("vaadin-password-field input").last().fill(fresh);
    visit.page().locator(".fw-profile-card .fw-button").click();
    visit.settle();
  }
}
