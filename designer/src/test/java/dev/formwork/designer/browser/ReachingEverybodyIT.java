package dev.formwork.designer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No screen keeps anybody out who sees it badly, hears it or has no mouse. */
class ReachingEverybodyIT {

  private static final List<String> WORK =
      List.of(
          "/inbox",
          "/inbox?tab=sent",
          "/apps",
          "/apps/order/vehicle-order",
          "/apps/order/vehicle-order/new",
          "/dashboards/order/sales",
          "/dashboards/complaint/complaints",
          "/dashboards/handoff/health",
          "/metrics",
          "/alerts",
          "/profile");

  private static final List<String> RUNNING =
      List.of(
          "/admin/flows",
          "/admin/parameters",
          "/admin/messages",
          "/admin/templates",
          "/admin/webhooks",
          "/admin/keys",
          "/admin/runs");

  private static final List<String> BUILDING =
      List.of(
          "/designer",
          "/designer/import",
          "/designer/apps/order",
          "/designer/apps/order/publish",
          "/designer/apps/order/scenarios",
          "/designer/apps/order/releases",
          "/designer/apps/order/form/vehicle-order",
          "/designer/apps/order/form/vehicle-order/edit",
          "/designer/apps/order/flow/order-approval/edit",
          "/designer/apps/order/role/finance/edit",
          "/designer/apps/order/dashboard/sales/edit",
          "/designer/apps/order/report/delivery-cycle/edit",
          "/designer/apps/order/rule/answer-bad-scores/edit",
          "/designer/apps/dealership/option-list/colours/edit");

  private final RunningProgram program = RunningProgram.shared();
  private final Orders orders = new Orders(program);

  @Test
  void atADeskByDay() {
    var found = new ArrayList<String>();
    try (var visit = Visit.wide(program, "en").inTheme("light")) {
      look(visit, found, "/login");
      visit.signIn("admin", "demo");
      WORK.forEach(path -> look(visit, found, path));
      RUNNING.forEach(path -> look(visit, found, path));
      BUILDING.forEach(path -> look(visit, found, path));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void onAPhoneAtNightInChinese() {
    String number = orders.submitted("consultant2", "Seen By All", orders.someModel());
    var found = new ArrayList<String>();
    try (var visit = Visit.phone(program, "zh").inTheme("dark")) {
      look(visit, found, "/login");
      visit.signIn("consultant2", "demo");
      WORK.forEach(path -> look(visit, found, path));
      visit.open("/inbox?tab=sent");
      visit.page().getByText(number).first().click();
      visit.page().locator(".fw-record h1").waitFor();
      look(visit, found, "");
    }
    try (var visit = Visit.phone(program, "zh").inTheme("dark").signIn("admin", "demo")) {
      BUILDING.forEach(path -> look(visit, found, path));
    }
    assertThat(found).isEmpty();
  }

  /**
   * @param path empty where the visit is there already
   */
  private static void look(Visit visit, List<String> found, String path) {
    if (!path.isEmpty()) {
      visit.open(path);
    }
    visit.settle();
    Barriers.on(visit.page()).stream()
        .map(each -> visit.page().url() + " " + each)
        .forEach(found::add);
  }
}
