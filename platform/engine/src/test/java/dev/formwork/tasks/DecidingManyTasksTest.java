package dev.formwork.tasks;

import static dev.formwork.records.ShopFlows.approval;
import static dev.formwork.records.ShopFlows.flow;
import static dev.formwork.records.ShopFlows.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.flows.Decision;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bulk decisions and comments on tasks in every setting where one can stand. */
@EngineTest
class DecidingManyTasksTest {

  private static final String SUN = "{person: sun}";
  private static final String BOTH = "{person: sun}, {person: wang}";

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Inbox inbox;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
  }

  @Test
  void decidesEachInItsSettingAndLeavesOpenWhatOthersHaveToSay() {
    Map<String, RecordView> orders = inEverySetting();
    List<String> tasks = tasksOf("sun");
    assertThat(tasks).hasSize(6);

    var decided = inbox.decideAll(shop.actor("sun"), tasks, Decision.of("agree"));

    assertThat(decided).allSatisfy(each -> assertThat(each.refused()).isNull());
    var states = new LinkedHashMap<String, String>();
    orders.forEach((setting, order) -> states.put(setting, stands(order)));
    assertThat(states)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "single", "completed",
                "all", "review",
                "any", "completed",
                "sequence", "review",
                "branch", "other together",
                "sub-flow", "completed"));
    assertThat(tasksOf("sun")).isEmpty();
    assertThat(tasksOf("wang")).hasSize(3);
  }

  @Test
  void commentsWithoutMovingAnything() {
    Map<String, RecordView> orders = inEverySetting();

    orders.forEach((setting, order) -> {
      String before = stands(order);
      records.handle(
          shop.actor("sun"),
          new Command.Comment(order.key(), order.id(), "Look", List.of("p-mira"), shop.act()));
      assertThat(stands(order)).as(setting).isEqualTo(before);
      assertThat(records.history(shop.actor("sun"), order.key(), order.id()).getFirst())
          .satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("commented");
            assertThat(entry.persons()).containsExactly("p-mira");
          });
    });
    assertThat(tasksOf("sun")).hasSize(6);
  }

  private Map<String, RecordView> inEverySetting() {
    var orders = new LinkedHashMap<String, RecordView>();
    orders.put("single", submitted("review", task("review", SUN, "", "done")));
    orders.put("all", submitted("review", task("review", BOTH, "several: {mode: all},", "done")));
    orders.put("any", submitted("review", task("review", BOTH, "", "done")));
    orders.put(
        "sequence",
        submitted("review", task("review", BOTH, "several: {mode: sequence},", "done")));
    orders.put(
        "branch",
        submitted(
            "both",
            "{key: both, kind: fork, branches: [{next: review}, {next: other}]}",
            task("review", SUN, "", "together"),
            task("other", "{person: wang}", "", "together"),
            "{key: together, kind: join, fork: both, next: done}"));
    shops.republish(
        shop, "flow", "part", flow("part", "order", "", "review", task("review", SUN, "", "done")));
    orders.put(
        "sub-flow",
        submitted("part", "{key: part, kind: sub-flow, flow: part, failed: refused, next: done}"));
    return orders;
  }

  private RecordView submitted(String first, String... nodes) {
    shops.republish(shop, "flow", "approval", approval(first, nodes));
    return shop.submitted(1_000);
  }

  private List<String> tasksOf(String person) {
    return inbox.mine(shop.actor(person), InboxQuery.ALL.ofApp(shop.app)).items().stream()
        .map(InboxEntry::id)
        .toList();
  }

  private String stands(RecordView order) {
    RecordView now = records.get(shop.actor("root"), order.key(), order.id());
    return now.execution().status().isOver()
        ? now.state().word()
        : String.join(
            " ",
            now.execution().openSteps().stream()
                .map(step -> step.node().value())
                .sorted()
                .toList());
  }
}
