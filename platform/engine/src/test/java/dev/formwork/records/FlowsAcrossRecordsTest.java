package dev.formwork.records;

import static dev.formwork.records.ShopFlows.approval;
import static dev.formwork.records.ShopFlows.flow;
import static dev.formwork.records.ShopFlows.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.flows.Signal;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.internal.WritePath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Flows that make, change, await and run on other records. */
@EngineTest
class FlowsAcrossRecordsTest {

  private static final String VISIT =
      """
      key: visit
      title: Visit
      flow: visiting
      sections:
        - key: main
          title: Main
          fields:
            - {key: order, type: relation, title: Order, form: order}
            - {key: note, type: text, title: Note}
            - {key: done, type: switch, title: Done}
      """;

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired WritePath writePath;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
    shops.republish(shop, "flow", "visiting", visiting());
  }

  private String visiting() {
    shops.republish(shop, "form", "visit", VISIT.replace("flow: visiting\n", ""));
    return flow("visiting", "visit", "", "look", task("look", "{person: wang}", "", "done"));
  }

  @Test
  void makesARecordThatNamesThisOneAndChangesIt() {
    order(
        "make",
        "{key: make, kind: act, create: [{form: visit, set: {note: $field.customerName}, link: order,"
            + " submit: true}], next: change}",
        "{key: change, kind: act, update: [{form: visit, link: order, set: {done: true}}],"
            + " next: review}",
        task("review", "{person: sun}", "", "done"));

    RecordView order = shop.submitted(200_000);

    RecordView visit = visits(order).getFirst();
    assertThat(visit.data()).containsEntry("note", "Li Na").containsEntry("done", true);
    assertThat(visit.state()).isEqualTo(State.DONE);
    assertThat(visit.stamps().createdBy()).isEqualTo("p-mira");
    assertThat(visit.owner().store()).isEqualTo("east");
    assertThat(records.history(shop.actor("root"), visit.key(), visit.id()))
        .extracting(HistoryEntry::origin)
        .containsOnly(Command.Origin.FLOW);
  }

  @Test
  void runsAFlowOnEachRelatedRecordAndGoesOnWhenAllAreDone() {
    awaitingVisits("");
    RecordView order = submittedWithVisits(2);
    assertThat(waitsAt(order)).containsExactly("visits");

    for (RecordView visit : visits(order)) {
      assertThat(visit.state()).isEqualTo(State.RUNNING);
      shop.decide("wang", visit, "agree", "", Map.of());
    }

    assertThat(waitsAt(order)).containsExactly("review");
    assertThat(visits(order)).extracting(RecordView::state).containsOnly(State.COMPLETED);
  }

  @Test
  void takesTheWayForFailureWhenOneOfThemIsRefused() {
    awaitingVisits("failed: refused,");
    RecordView order = submittedWithVisits(2);
    List<RecordView> visits = visits(order);

    shop.decide("wang", visits.getFirst(), "refuse", "", Map.of());
    assertThat(waitsAt(order)).containsExactly("visits");
    shop.decide("wang", visits.getLast(), "agree", "", Map.of());

    assertThat(view(order).state()).isEqualTo(State.REJECTED);
  }

  @Test
  void callsThoseOnOtherRecordsOffWithItself() {
    awaitingVisits("");
    RecordView order = submittedWithVisits(1);

    records.handle(
        shop.actor("root"), new Command.Terminate(order.key(), order.id(), "", shop.act()));

    assertThat(visits(order)).extracting(RecordView::state).containsOnly(State.CANCELLED);
  }

  @Test
  void waitsUntilItsRelatedRecordsAreSo() {
    order(
        "pause",
        "{key: pause, kind: wait, records: {form: visit, link: order, are: all,"
            + " that: {field: done, op: eq, value: true}}, limit: {in: 30d}, late: refused,"
            + " next: review}",
        task("review", "{person: sun}", "", "done"));
    String customer = shop.customer("Li Na", "13912345678");
    RecordView order = draft(customer);
    RecordView visit = visit(order);
    records.handle(
        shop.actor("mira"), new Command.Submit(order.key(), order.id(), Map.of(), shop.act()));
    assertThat(waitsAt(order)).containsExactly("pause");

    records.handle(
        shop.actor("root"),
        new Command.Edit(visit.key(), visit.id(), Map.of("note", "Called"), shop.act()));
    assertThat(waitsAt(order)).containsExactly("pause");
    assertThat(view(order).revision()).as("nothing came of it").isEqualTo(2);
    records.handle(
        shop.actor("root"),
        new Command.Edit(visit.key(), visit.id(), Map.of("done", true), shop.act()));

    assertThat(waitsAt(order)).containsExactly("review");
  }

  @Test
  void goesOnWhenItsTimeComesAndOnlyThen() {
    order(
        "pause",
        "{key: pause, kind: wait, until: {in: 4h}, next: review}",
        task("review", "{person: sun}", "", "done"));
    RecordView order = shop.submitted(200_000);
    String timer = view(order).execution().openSteps().getFirst().id() + "/until";

    wake(order, new Signal.TimeCame(timer), Duration.ZERO);
    assertThat(waitsAt(order)).containsExactly("pause");
    wake(order, new Signal.TimeCame(timer), Duration.ofHours(5));
    assertThat(waitsAt(order)).containsExactly("review");
    wake(order, new Signal.TimeCame(timer), Duration.ofHours(6));

    assertThat(waitsAt(order)).containsExactly("review");
    assertThat(records.history(shop.actor("root"), order.key(), order.id()))
        .extracting(HistoryEntry::kind)
        .containsExactly("continued", "created");
  }

  @Test
  void opensAGateWhenTheRecordIsEdited() {
    order(
        "both",
        "{key: both, kind: fork, branches: [{next: gate}, {next: fill}]}",
        "{key: gate, kind: gate, when: {field: reviewNote, op: notEmpty}, next: together}",
        task("fill", "{person: sun}", "fields: {reviewNote: edit},", "together"),
        "{key: together, kind: join, fork: both, next: done}");
    RecordView order = shop.submitted(200_000);

    records.handle(
        shop.actor("sun"),
        new Command.Edit(order.key(), order.id(), Map.of("reviewNote", "paid"), shop.act()));

    assertThat(waitsAt(order)).containsExactly("fill", "together");
  }

  @Test
  void takesSignalsOfThePlatformFromNobodyElse() {
    RecordView order = shop.submitted(200_000);
    var wake = new Command.Wake(order.key(), order.id(), new Signal.Changed(), shop.act());

    Assertions.assertThatThrownBy(() -> records.handle(shop.actor("root"), wake))
        .isInstanceOf(Refusal.Forbidden.class)
        .hasMessageContaining("record.flow.platform-only");
    Assertions.assertThatThrownBy(() ->
            records.handle(
                shop.actor("root"),
                new Command.Wake(
                    order.key(), order.id(), new Signal.Changed(), Command.Act.following("x", 1))))
        .hasMessageContaining("record.flow.platform-only");
  }

  private void awaitingVisits(String how) {
    order(
        "visits",
        "{key: visits, kind: sub-flow, flow: visiting, each: match,"
            + " records: {form: visit, link: order}, %s next: review}".formatted(how),
        task("review", "{person: sun}", "", "done"));
  }

  private RecordView submittedWithVisits(int count) {
    RecordView order =
        draft(shop.customer("Li Na", "13" + Math.abs(System.nanoTime() % 1_000_000_000L)));
    for (int i = 0; i < count; i++) {
      visit(order);
    }
    return records.handle(
        shop.actor("mira"), new Command.Submit(order.key(), order.id(), Map.of(), shop.act()));
  }

  private RecordView draft(String customer) {
    return records.handle(
        shop.actor("mira"),
        new Command.Create(shop.form("order"), shop.order(customer, 200_000), false, shop.act()));
  }

  private RecordView visit(RecordView order) {
    return records.handle(
        shop.actor("root"),
        new Command.Create(shop.form("visit"), Map.of("order", order.id()), true, shop.act()));
  }

  private void order(String first, String... nodes) {
    shops.republish(shop, "flow", "approval", approval(first, nodes));
  }

  private void wake(RecordView order, Signal.OfPlatform signal, Duration later) {
    var act = Command.Act.following("wake-" + System.nanoTime(), 1);
    writePath.handle(
        shop.actor("root"),
        new Command.Wake(order.key(), order.id(), signal, act),
        Instant.now().plus(later));
  }

  private RecordView view(RecordView order) {
    return records.get(shop.actor("root"), order.key(), order.id());
  }

  private List<String> waitsAt(RecordView order) {
    return view(order).execution().openSteps().stream()
        .map(step -> step.node().value())
        .sorted()
        .toList();
  }

  private List<RecordView> visits(RecordView order) {
    var found = records.query(shop.actor("root"), RecordQuery.all(shop.form("visit")));
    return found.rows().stream()
        .map(row -> records.get(shop.actor("root"), shop.form("visit"), row.id()))
        .filter(visit -> order.id().equals(visit.data().get("order")))
        .toList();
  }
}
