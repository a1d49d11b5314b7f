package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** An API key from the profile, used by a program, and ended again. */
class MakingAnApiKeyIT {

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void isShownOnceWorksAsItsPersonAndIsRefusedOnceRevoked() {
    try (var visit = Visit.wide(program, "en").signIn("consultant2", "demo")) {
      visit.open("/profile");
      button(visit.page().locator(".fw-keys-card"), "Make a key").click();
      var sheet = visit.page().locator("dialog.fw-sheet");
      button(sheet, "Make a key").click();
      assertThat(sheet).containsText("A key needs a name");
      sheet.locator("vaadin-text-field input").fill("Night import");
      visit.picture("make-key-en");
      button(sheet, "Make a key").click();

      String token = visit.page().locator(".fw-keys-token").innerText();
      visit.picture("made-key-en");
      button(visit.page().locator("dialog.fw-sheet .fw-sheet-actions"), "Close").click();
      visit.open("/profile");
      assertThat(visit.page().locator(".fw-keys-card")).containsText("Night import");
      assertThat(visit.page().locator(".fw-keys-card")).not().containsText(token);

      var client = Api.withKey(program, token);
      assertThat(client.get("/api/v1/tasks").statusCode()).isEqualTo(200);

      button(visit.page().locator(".fw-keys-card"), "Revoke").click();
      button(visit.page().locator("dialog.fw-sheet"), "Revoke").click();
      assertThat(visit.page().locator(".fw-keys-card .fw-badge")).hasText("Revoked");
      visit.picture("profile-en");
      assertThat(client.get("/api/v1/tasks").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void isSeenByAdministrators() {
    try (var visit = Visit.wide(program, "zh").inTheme("dark").signIn("admin", "demo")) {
      visit.open("/admin/keys");

      assertThat(visit.page().locator("h1")).hasText("API 密钥");
      visit.picture("keys-zh-dark");
    }
    try (var other = Visit.wide(program, "en").signIn("manager2", "demo")) {
      other.expecting("404").expecting("403").open("/admin/keys");
      assertThat(other.page().locator("body")).not().containsText("Keys of all people");
    }
  }

  private static Locator button(Locator within, String words) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }
}
