package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.flows.Decision;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class ApprovingAnOrderTest {

  @Autowired Shop shops;
  @Autowired RecordService records;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
  }

  @Test
  void computesTheTotalNumbersTheOrderAndGivesItToTheSupervisor() {
    RecordView order = shop.submitted(200_000);

    assertThat(order.state()).isEqualTo(State.RUNNING);
    assertThat(order.number()).matches("ORD-[0-9]{4}-0001");
    assertThat((BigDecimal) order.data().get("total")).isEqualByComparingTo("200000.00");
    assertThat(order.data())
        .containsEntry("customerName", "Li Na")
        .containsEntry("payment", "cash");
    assertThat(order.tasks()).isEmpty();
    assertThat(records.get(shop.actor("sun"), order.key(), order.id()).tasks()).hasSize(1);
  }

  @Test
  void goesOverTheManagerOnlyWhenItIsBig() {
    RecordView small = shop.submitted(200_000);
    RecordView big = shop.submitted(900_000);

    var smallAfter = shop.decide("sun", small, "pass", "", Map.of("reviewNote", "ok"));
    var bigAfter = shop.decide("sun", big, "pass", "", Map.of("reviewNote", "ok"));

    assertThat(smallAfter.state()).isEqualTo(State.COMPLETED);
    assertThat(bigAfter.state()).isEqualTo(State.RUNNING);
    assertThat(shop.decide("wang", bigAfter, "agree", "", Map.of()).state())
        .isEqualTo(State.COMPLETED);
  }

  @Test
  void returnsToTheConsultantWithAReasonAndStartsAgainAfterTheCorrection() {
    RecordView order = shop.submitted(200_000);
    shop.decide("sun", order, "fail", "Wrong model", Map.of());

    RecordView returned = records.get(shop.actor("mira"), order.key(), order.id());
    var again =
        shop.decide(
            "mira",
            returned,
            "resubmit",
            "",
            Map.of("lines", List.of(Map.of("model", "E7", "price", 210_000))));

    assertThat(again.state()).isEqualTo(State.RUNNING);
    assertThat(again.number()).isEqualTo(order.number());
    assertThat((BigDecimal) again.data().get("total")).isEqualByComparingTo("210000");
    assertThat(records.history(shop.actor("mira"), order.key(), order.id()))
        .extracting(HistoryEntry::kind, HistoryEntry::text)
        .containsSubsequence(
            org.assertj.core.groups.Tuple.tuple("decided", ""),
            org.assertj.core.groups.Tuple.tuple("decided", "Wrong model"),
            org.assertj.core.groups.Tuple.tuple("created", ""));
  }

  @Test
  void refusesAReturnWithoutAReasonAndAPassWithoutTheNoteThatTheNodeDemands() {
    RecordView order = shop.submitted(200_000);

    assertThatThrownBy(() -> shop.decide("sun", order, "fail", " ", Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("flow.opinion.required");
    assertThatThrownBy(() -> shop.decide("sun", order, "pass", "", Map.of()))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.field.required at reviewNote");
    assertThat(records.get(shop.actor("sun"), order.key(), order.id()).revision()).isEqualTo(1);
  }

  @Test
  void goesOnWithoutTheNoteWhereAnOutcomeMayBeIncomplete() {
    shops.republish(
        shop,
        "flow",
        "approval",
        """
        key: approval
        title: Approval
        form: order
        nodes:
          - {key: start, kind: start, next: first-review}
          - key: first-review
            kind: task
            mode: approve
            title: First review
            assignees: [{role: supervisor, in: department}]
            fields: {reviewNote: required}
            outcomes:
              - {key: pass, kind: agree, title: Pass, next: done}
              - {key: unsure, kind: agree, title: Unsure, incomplete: true, next: done}
          - {key: done, kind: end, state: completed}
        """);
    RecordView order = shop.submitted(200_000);

    assertThatThrownBy(() -> shop.decide("sun", order, "pass", "", Map.of()))
        .hasMessageContaining("record.field.required at reviewNote");
    RecordView decided = shop.decide("sun", order, "unsure", "", Map.of());

    assertThat(decided.state()).isEqualTo(State.COMPLETED);
    assertThat(decided.data()).doesNotContainKey("reviewNote");
  }

  @Test
  void tellsWhatIsMissingBeforeAnythingElseIsAsked() {
    RecordView order = shop.submitted(200_000);

    assertThatThrownBy(() -> check("sun", order, "pass", Map.of()))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.field.required at reviewNote");
    assertThatThrownBy(() -> check("sun", order, "pass", Map.of("payment", "loan")))
        .hasMessageContaining("record.field.forbidden at payment");
    check("sun", order, "pass", Map.of("reviewNote", "ok"));
    check("sun", order, "fail", Map.of());
    assertThatThrownBy(() -> check("mira", order, "pass", Map.of("reviewNote", "ok")))
        .as("of a task that is not hers")
        .isInstanceOf(Refusal.class);
    assertThat(records.get(shop.actor("sun"), order.key(), order.id()).revision()).isEqualTo(1);
  }

  @Test
  void tellsWhatHoldsAnOutcomeUpBeforeAnythingElseIsAsked() {
    shops.republish(
        shop,
        "flow",
        "approval",
        Shop.text("approval.flow.yaml")
            .replace(
                "key: pass, kind: agree,",
                "key: pass, kind: agree, checks: [{key: doubts, when: {field: reviewNote, op: eq,"
                    + " value: doubtful}, field: reviewNote, message: Clear your doubts first.}],"));
    RecordView order = shop.submitted(200_000);

    assertThatThrownBy(() -> check("sun", order, "pass", Map.of("reviewNote", "doubtful")))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.check.failed at reviewNote");
    check("sun", order, "pass", Map.of("reviewNote", "ok"));
    check("sun", order, "fail", Map.of("reviewNote", "doubtful"));
  }

  private void check(String username, RecordView order, String outcome, Map<String, ?> changes) {
    var task = records.get(shop.actor("sun"), order.key(), order.id()).tasks().getFirst();
    records.check(
        shop.actor(username),
        new Command.Decide(
            order.key(),
            order.id(),
            task.id(),
            Decision.of(DefinitionKey.of(outcome), ""),
            changes,
            shop.act()));
  }

  @Test
  void refusesAFieldThatTheNodeDoesNotOpen() {
    RecordView order = shop.submitted(200_000);

    assertThatThrownBy(() ->
            shop.decide("sun", order, "pass", "", Map.of("reviewNote", "ok", "payment", "loan")))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.field.forbidden at payment");
  }

  @Test
  void refusesADecisionOnATaskThatSomebodyElseHolds() {
    RecordView order = shop.submitted(200_000);
    var task = records.get(shop.actor("sun"), order.key(), order.id()).tasks().getFirst();
    var decide =
        new Command.Decide(
            order.key(), order.id(), task.id(), DefinitionKey.of("pass"), "", Map.of(), shop.act());

    assertThatThrownBy(() -> records.handle(shop.actor("mira"), decide))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> records.handle(shop.actor("wei"), decide))
        .isInstanceOf(Refusal.NotFound.class);
  }
}
