package dev.formwork.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.DecisionTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MovingByItselfTest {

  private static final String DONE = "{key: done, kind: end, state: completed}";
  private static final String REJECTED = "{key: rejected, kind: end, state: rejected}";

  @Test
  void takesTheFirstBranchThatHolds() {
    var play =
        Play.of(
            FlowFixtures.flowOf(
                "{key: start, kind: start, next: which}",
                "{key: which, kind: decide, branches: ["
                    + "{when: {field: price, op: gt, value: 900000}, next: rejected},"
                    + "{when: {field: price, op: gt, value: 100}, next: done},"
                    + "{when: {field: price, op: gt, value: 1}, next: rejected}],"
                    + " otherwise: rejected}",
                DONE,
                REJECTED));

    assertThat(play.submit().execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(play.last().trace().getFirst().reason())
        .isEqualTo(Reason.of("flow.trace.branch").with("branch", 2).with("node", "done"));
  }

  @Test
  void looksAtWhatFollowsFromWhatItHasJustSet() {
    var play =
        Play.of(
            FlowFixtures.flowOf(
                "{key: start, kind: start, next: rebate}",
                "{key: rebate, kind: act, set: {discount: 149999.5}, next: which}",
                "{key: which, kind: decide,"
                    + " branches: [{when: {field: total, op: eq, value: 0.5}, next: done}],"
                    + " otherwise: rejected}",
                DONE,
                REJECTED));

    assertThat(play.submit().execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(play.last().changes())
        .containsOnlyKeys(FieldKey.of("discount"))
        .containsEntry(FieldKey.of("discount"), new BigDecimal("149999.5"));
  }

  @Test
  void setsWhatFormulasAndDynamicValuesSay() {
    var play =
        Play.of(
            FlowFixtures.flowOf(
                "{key: start, kind: start, next: prepare}",
                "{key: prepare, kind: act, set: {rounds: {formula: '1 + 1'}, consultant: $user,"
                    + " deliveryDate: $today+7d, price: null}, next: done}",
                DONE));

    play.submit();

    assertThat(play.data())
        .containsEntry("rounds", 2L)
        .containsEntry("consultant", Dealership.MIRA)
        .containsEntry("deliveryDate", LocalDate.of(2026, 3, 17))
        .doesNotContainKey("price");
    assertThat(play.last().changes()).containsEntry(FieldKey.of("price"), null);
  }

  @Test
  void changesNothingWhenAScriptFails() {
    var play =
        Play.of(
            FlowFixtures.flowOf(
                "{key: start, kind: start, next: prepare}",
                "{key: prepare, kind: act, set: {rounds: 5}, next: which}",
                "{key: which, kind: decide, branches: [{when: {script: 'nonsense'}, next: done}],"
                    + " otherwise: done}",
                DONE));
    var before = play.execution();

    play.submit();

    assertThat(play.execution()).isEqualTo(before);
    assertThat(play.last().changes()).isEmpty();
    assertThat(play.last().effects()).isEmpty();
    assertThat(play.last().problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("flow.script.failed");
          assertThat(problem.path()).isEqualTo("/nodes/2");
          assertThat(problem.args()).containsEntry("cause", "script.reference");
        });
  }

  @Test
  void changesNothingWhenAValueDoesNotFitItsField() {
    var play =
        Play.of(
            FlowFixtures.flowOf(
                "{key: start, kind: start, next: prepare}",
                "{key: prepare, kind: act, set: {deliveryDate: $field.firstReview}, next: done}",
                DONE));

    play.with("firstReview", "soon").submit();

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.READY);
    assertThat(play.last().problems().hasErrors()).isTrue();
  }

  @Test
  void givesUpARingThatAsksNobody() {
    var play =
        Play.of(
            FlowFixtures.flowOf(
                "{key: start, kind: start, next: count}",
                "{key: count, kind: act, set: {rounds: {formula: rounds + 1}}, next: enough}",
                "{key: enough, kind: decide,"
                    + " branches: [{when: {field: rounds, op: lt, value: 0}, next: done}],"
                    + " otherwise: count}",
                DONE));

    play.submit();

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.READY);
    assertThat(play.last().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("flow.loop"));
  }

  @Test
  void letsARingEndByItself() {
    var play = Play.of(FlowFixtures.flow("invalid/flow.node.endless")).with("rounds", 0L).submit();

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(play.data()).containsEntry("rounds", 4L);
  }

  @Test
  void callsOffEverythingThatIsOpen() {
    var play = Play.of(FlowFixtures.ORDER_APPROVAL).submit();
    var open = play.task();

    play.signal(new Signal.Cancelled(Dealership.MIRA, "The customer bought elsewhere."));

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(play.execution().tasks()).isEmpty();
    assertThat(play.execution().openSteps()).isEmpty();
    assertThat(play.execution().steps().getLast().opinion())
        .isEqualTo("The customer bought elsewhere.");
    assertThat(play.last().effects())
        .containsExactly(
            new FlowEffect.TaskClosed(open, null), new FlowEffect.Ended(EndState.CANCELLED));
  }

  @Test
  void takesTheBranchThatADecisionTableAnswers() {
    var world = new World().with(FlowFixtures.read(DecisionTable.TYPE, "way-out").get());
    var play =
        Play.of(FlowFixtures.flow("valid/decided-by-table")).with("payment", "cash").within(world);

    assertThat(play.submit().execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(play.last().trace())
        .extracting(entry -> entry.reason().code())
        .contains("flow.trace.table", "flow.trace.branch");
  }
}
