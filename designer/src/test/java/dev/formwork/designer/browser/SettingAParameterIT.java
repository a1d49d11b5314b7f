package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** A rate that changes next month: set today, seen as what will hold, taken back. */
class SettingAParameterIT {

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void countsFromItsDayOnAndCanBeTakenBackUntilThen() {
    String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusMonths(1).withDayOfMonth(1) + "";
    try (var visit = Visit.wide(program, "zh").signIn("admin", "demo")) {
      visit.open("/admin/parameters");
      Locator line =
          visit
              .page()
              .locator(".fw-parameters > li")
              .filter(new Locator.FilterOptions().setHasText("最低首付比例"));
      assertThat(line).containsText("0.15");
      line.getByRole(AriaRole.BUTTON).click();
      Locator sheet = visit.page().locator("dialog.fw-sheet");
      sheet.locator("vaadin-text-field input").first().fill("很多");
      button(sheet, "确定修改").click();
      assertThat(sheet).containsText("请输入数字");
      sheet.locator("vaadin-text-field input").first().fill("0.2");
      sheet.locator("vaadin-date-picker input").fill(day);
      sheet.locator("vaadin-date-picker input").press("Enter");
      sheet.locator("vaadin-text-field input").last().fill("银行自下月起提高首付要求");
      button(sheet, "确定修改").click();
      assertThat(line).containsText(day + " 起：0.2");
      assertThat(line).containsText("0.15");
      visit.picture("parameters-zh");

      line.getByRole(AriaRole.BUTTON).click();
      assertThat(sheet).containsText("银行自下月起提高首付要求");
      visit.picture("parameter-zh");
      button(sheet, "撤销").click();
      assertThat(line).not().containsText(day);
    }
    try (var visit = Visit.phone(program, "en").inTheme("dark").signIn("admin", "demo")) {
      visit.open("/admin/parameters");
      assertThat(visit.page().locator("h1")).hasText("Parameters");
      visit.picture("parameters-phone-dark-en");
    }
  }

  private static Locator button(Locator within, String words) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }
}
