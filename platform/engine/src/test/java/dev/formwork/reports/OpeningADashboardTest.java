package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class OpeningADashboardTest {

  @Autowired Sales allSales;
  @Autowired DashboardService dashboards;

  Sales.Opened sales;

  @BeforeEach
  void open() {
    sales = allSales.open();
    sales.figures(
        """
        dimensions: [{key: channel, field: channel}]
        measures:
          - {key: sales, title: Sales, kind: count}
          - {key: total, title: Total, kind: sum, field: price}
        """);
    sales.publish(
        "report",
        "profits",
        """
        key: profits
        title: Profits
        form: sale
        measures: [{key: profit, title: Profit, kind: sum, field: profit}]
        """);
    sales.publish(
        "dashboard",
        "page",
        """
        key: page
        title: Page
        tiles:
          - {key: by-channel, title: By channel, report: figures, measure: total, kind: bar, span: 8}
          - {key: first, title: First measure, report: figures, kind: pie, span: 4}
          - {key: all, title: All, report: figures, kind: table}
          - {key: profit, title: Profit, report: profits, kind: number, span: 3}
        """);
    for (String role : List.of("supervisor", "manager")) {
      String fields = role.equals("manager") ? ", fields: {cost: hidden, profit: hidden}" : "";
      sales.publish(
          "role",
          role,
          Sales.role(role, "store", fields) + "  - {report: profits}\n  - {dashboard: page}\n");
    }
    sales.sale("mira", "2026-03-01T04:00:00Z", Map.of("channel", "web", "price", "100.50"));
    sales.sale("mira", "2026-03-01T04:00:00Z", Map.of("channel", "shop", "price", 7));
  }

  @Test
  void showsTheTilesWhoseReportTheActorMayRun() {
    assertThat(tiles("sun")).containsExactly("by-channel", "first", "all", "profit");
    assertThat(tiles("wang")).containsExactly("by-channel", "first", "all");
    assertThat(dashboards.dashboards(sales.actor("wang")))
        .anyMatch(each -> each.key().equals(sales.key("page")));
  }

  @Test
  void isOpenedOnlyByThoseWhoAreGrantedIt() {
    assertThatThrownBy(() -> tiles("mira"))
        .isInstanceOf(Refusal.Forbidden.class)
        .hasMessageContaining("access.dashboard.not-granted");
    assertThat(dashboards.dashboards(sales.actor("mira")))
        .noneMatch(each -> each.key().equals(sales.key("page")));
    assertThatThrownBy(() -> dashboards.open(sales.actor("root"), sales.key("no-such")))
        .isInstanceOf(Refusal.NotFound.class)
        .hasMessageContaining("dashboard.not-found");
  }

  @Test
  void showsInATileTheMeasureThatItIsAbout() {
    assertThat(columns("by-channel")).containsExactly("channel", "total");
    assertThat(columns("first")).containsExactly("channel", "sales");
    assertThat(columns("all")).containsExactly("channel", "sales", "total");
    assertThat(tile("sun", "by-channel", Condition.ALWAYS).rows())
        .extracting(row -> row.values().getFirst())
        .containsExactly(new BigDecimal("7.00"), new BigDecimal("100.50"));
    assertThatThrownBy(() -> tile("wang", "profit", Condition.ALWAYS))
        .isInstanceOf(Refusal.NotFound.class)
        .hasMessageContaining("dashboard.tile.not-found");
  }

  @Test
  void takesAFilterOfThePage() {
    var web = Condition.of("channel", Operator.EQ, "web");

    assertThat(tile("sun", "first", web).rows()).hasSize(1);
  }

  private ReportResult tile(String username, String tile, Condition filter) {
    return dashboards.tile(
        sales.actor(username), sales.key("page"), DefinitionKey.of(tile), filter);
  }

  private List<String> columns(String tile) {
    return tile("sun", tile, Condition.ALWAYS).columns().stream()
        .map(ReportResult.Column::key)
        .map(FieldKey::value)
        .toList();
  }

  private List<String> tiles(String username) {
    return dashboards.open(sales.actor(username), sales.key("page")).tiles().stream()
        .map(tile -> tile.key().value())
        .toList();
  }
}
