package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Numbers with targets, and reports that are taken along. */
class FollowingMetricsIT {

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void managersSeeWhereTheirStoreStands() {
    try (var visit = Visit.wide(program, "en").signIn("manager", "demo")) {
      visit.open("/metrics");
      Locator line = line(visit, "order/review-on-time");
      assertThat(line).hasCount(1);
      assertThat(line).containsText("East store");
      visit.show("metrics");

      line.locator("a").click();
      assertThat(visit.page().locator("h1")).hasText("Reviews in time");
      assertThat(visit.page().locator(".fw-metrics-card tbody tr")).hasCount(13);
      visit.show("metric");
    }
    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("manager", "demo")) {
      visit.open("/metrics");
      assertThat(line(visit, "order/review-on-time")).hasCount(1);
      visit.show("metrics");
      visit.open("/metrics/order/orders-a-month");
      assertThat(visit.page().locator(".fw-metrics-card")).hasCount(1);
      visit.show("metric");
    }
  }

  /** What the list says of a metric: a line for each organisation that the person sees. */
  private static Locator line(Visit visit, String metric) {
    return visit.page().locator(".fw-metrics tbody tr:has(a[href*='" + metric + "'])");
  }

  @Test
  void aTileGivesItsReportAsAFile() throws IOException {
    try (var visit = Visit.wide(program, "zh").inTheme("dark").signIn("auditor", "demo")) {
      visit.open("/metrics/order/orders-a-month");
      assertThat(visit.page().locator(".fw-metrics-card").first()).isVisible();
      visit.picture("metric-zh-dark-wide");
    }
    try (var visit = Visit.wide(program, "zh").signIn("manager", "demo")) {
      visit.open("/dashboards/order/sales");
      Locator menu = visit.page().locator(".fw-tile[data-tile=by-model] .fw-tile-menu");
      menu.locator("button").first().click();
      assertThat(menu.locator(".fw-menu-list")).isVisible();
      visit.picture("download-zh");

      Download file =
          visit
              .page()
              .waitForDownload(() ->
                  menu.locator("a").filter(new Locator.FilterOptions().setHasText("PDF")).click());

      assertThat(file.suggestedFilename()).endsWith(".pdf");
      assertThat(Files.readAllBytes(file.path())).startsWith('%', 'P', 'D', 'F');
    }
  }
}
