package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningInIT {

  private final RunningProgram program = RunningProgram.shared();

  @ParameterizedTest
  @CsvSource({"en, Sign in, Inbox", "zh, 登录, 待办"})
  void leadsToTheInboxInTheLanguageOfTheBrowser(String language, String submit, String inbox) {
    try (var visit = Visit.wide(program, language)) {
      visit.open("/login");
      assertThat(visit.page().locator(".fw-login-submit")).hasText(submit);
      visit.picture("login-" + language);

      visit.signIn("consultant", "demo");

      assertThat(visit.page().locator(".fw-crumbs")).hasText(inbox);
      visit.picture("inbox-" + language);
    }
  }

  @Test
  void refusesAWrongPasswordAndSaysWhatToDo() {
    try (var visit = Visit.phone(program, "en").inTheme("dark")) {
      visit.signIn("consultant", "wrong");

      assertThat(visit.page().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
          .containsText("do not match");
      visit.picture("login-refused-phone-dark");
    }
  }

  @Test
  void tellsWhatTheDemoShowsAndSignsInAsWhoeverIsClicked() {
    try (var visit = Visit.wide(program, "en")) {
      visit.open("/login");
      assertThat(visit.page().locator(".fw-login-app")).hasCount(5);
      visit.show("tour");

      visit.page().locator(".fw-login-app button:has-text('Zhang Wei')").first().click();

      assertThat(visit.page().locator(".fw-crumbs")).hasText("Inbox");
    }
  }

  @Test
  void tellsItInTheVisitorsLanguageOnAPhoneToo() {
    try (var visit = Visit.phone(program, "zh").inTheme("dark")) {
      visit.open("/login");
      assertThat(visit.page().locator(".fw-login-app button:has-text('李娜')").first())
          .containsText("销售顾问");
      visit.show("tour");
    }
  }

  @Test
  void switchesTheLanguageOnTheSignInPage() {
    try (var visit = Visit.wide(program, "en")) {
      visit.open("/login");

      visit.page().getByText("简体中文").click();

      assertThat(visit.page().locator(".fw-login-submit")).hasText("登录");
    }
  }
}
