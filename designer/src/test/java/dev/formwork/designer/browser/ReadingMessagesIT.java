package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What one was told, what was said to customers, and whom webhooks may reach. */
class ReadingMessagesIT {

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void theBellCountsWhatOneWasToldUntilItIsRead() {
    var orders = new Orders(program);
    String number = orders.submitted("consultant", "李梅", orders.newModel());
    var consultant = Api.as(program, "consultant");
    String order = Api.text(consultant.ordersOfNumber(number).body(), "id");
    consultant.post(Api.ORDERS + "/" + order + "/flow/urge", "{\"words\": \"客户在等，请尽快初审。\"}");
    try (var visit = Visit.wide(program, "zh").signIn("supervisor", "demo")) {
      Locator bell = visit.page().locator(".fw-top .fw-bell");
      assertThat(bell.locator(".fw-bell-count")).not().isEmpty();
      bell.click();
      Locator first = visit.page().locator(".fw-alerts > li").first();
      assertThat(first).containsText("客户在等，请尽快初审。");
      assertThat(first).containsText(number);
      visit.picture("alerts-zh");

      first.locator("a").click();
      assertThat(visit.page().locator(".fw-record h1")).hasText(number);
      visit.open("/alerts");
      assertThat(visit.page().locator(".fw-alerts > li").first())
          .not()
          .hasAttribute("data-unread", Pattern.compile(".*"));
    }
    try (var visit = Visit.phone(program, "en").inTheme("dark").signIn("supervisor", "demo")) {
      visit.open("/alerts");
      assertThat(visit.page().locator("h1")).hasText("Notifications");
      visit.picture("alerts-phone-dark-en");
      Locator all = button(visit.page().locator(".fw-main"), "Mark all as read");
      if (all.count() == 1) {
        all.click();
      }
      assertThat(visit.page().locator(".fw-bottom .fw-bell-count")).isEmpty();
    }
  }

  @Test
  void administratorsSeeWhatBecameOfMessages() {
    try (var visit = Visit.wide(program, "en").signIn("admin", "demo")) {
      visit.open("/admin/messages?state=suppressed");
      assertThat(
              visit
                  .page()
                  .locator(".fw-messages > li")
                  .filter(new Locator.FilterOptions().setHasText("history that was brought in"))
                  .first())
          .isVisible();
      visit.picture("messages-en");
    }
    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("admin", "demo")) {
      visit.open("/admin/messages");
      assertThat(visit.page().locator("h1")).hasText("消息");
      visit.picture("messages-phone-dark-zh");
    }
  }

  @Test
  void administratorsTryATemplateOnARecord() {
    var orders = new Orders(program);
    orders.submitted("consultant", "周雨桐", orders.newModel());
    try (var visit = Visit.wide(program, "zh").signIn("admin", "demo")) {
      visit.open("/admin/templates");
      Locator card =
          visit
              .page()
              .locator(".fw-templates-card")
              .filter(new Locator.FilterOptions().setHasText("订单审核通过通知"));
      card.locator("input").fill("周雨桐");
      visit.page().locator("vaadin-combo-box-item").first().click();
      assertThat(card.locator(".fw-templates-box").first()).containsText("周雨桐");
      assertThat(card.locator(".fw-templates-box")).hasCount(4);
      visit.picture("templates-zh");
    }
    try (var visit = Visit.phone(program, "en").inTheme("dark").signIn("admin", "demo")) {
      visit.open("/admin/templates");
      assertThat(visit.page().locator("h1")).hasText("Message templates");
      visit.picture("templates-phone-dark-en");
    }
  }

  @Test
  void administratorsAllowHostsAndSeeTheSecretOnce() {
    try (var visit = Visit.wide(program, "zh").signIn("admin", "demo")) {
      visit.open("/admin/webhooks");
      assertThat(visit.page().locator("h1")).hasText("Webhook");
      visit.picture("webhooks-none-zh");
      button(visit.page().locator(".fw-main"), "允许主机").click();
      Locator sheet = visit.page().locator("dialog.fw-sheet");
      sheet.locator("vaadin-text-field input").fill("127.1");
      button(sheet, "允许主机").click();
      assertThat(sheet).containsText("请填写主机名");
      sheet.locator("vaadin-text-field input").fill("API.Example.com");
      button(sheet, "允许主机").click();
      assertThat(visit.page().locator(".fw-keys-token")).hasText(Pattern.compile("[0-9a-f]{64}"));
      visit.picture("webhook-secret-zh");
      button(visit.page().locator("dialog.fw-sheet .fw-sheet-actions"), "关闭").click();
      assertThat(visit.page().locator(".fw-hosts")).containsText("api.example.com:443");
      visit.picture("webhooks-zh");
      button(visit.page().locator(".fw-hosts"), "禁止").click();
      button(visit.page().locator("dialog.fw-sheet"), "禁止").click();
      assertThat(visit.page().locator(".fw-hosts")).hasCount(0);
    }
    try (var other = Visit.wide(program, "en").signIn("manager2", "demo")) {
      other.expecting("404").expecting("403").open("/admin/messages");
      assertThat(other.page().locator("body")).not().containsText("What was said to staff");
    }
  }

  private static Locator button(Locator within, String words) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }
}
