package dev.formwork.flows;

import static dev.formwork.flows.Small.start;
import static dev.formwork.flows.Small.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time, conditions, other records and messages that a flow waits for, and gates. */
class WaitingForTheWorldTest {

  private final World world = new World();
  private Play play = play("until: {in: 4h}");

  private Play play(String awaited) {
    return Play.of(flow("kind: wait, " + awaited)).within(world);
  }

  private static Flow flow(String node) {
    return Small.flow(
        start("pause"),
        "{key: pause, %s, next: after}".formatted(node),
        task("after", "{person: li}", "done"),
        task("late", "{person: chen}", "done"));
  }

  @AfterEach
  void keepsEverything() {
    Invariants.hold(play);
  }

  @Test
  void wantsATimerAndGoesOnWhenItComes() {
    play.submit();
    assertThat(play.last().effects())
        .contains(new FlowEffect.TimerWanted("e1:2/until", Play.MORNING.plus(Duration.ofHours(4))));

    play.after(Duration.ofHours(4)).signal(new Signal.TimeCame("e1:2/until"));

    assertThat(play.isOpen("after")).isTrue();
    assertThat(play.last().effects()).contains(new FlowEffect.TimerDropped("e1:2/until"));
  }

  @Test
  void followsTheFieldThatItsMomentComesFrom() {
    play =
        play("until: {field: deliveryDate, shift: -3d, time: \"09:00\"}")
            .with("deliveryDate", LocalDate.of(2026, 3, 20))
            .submit();
    assertThat(play.last().effects()).contains(wanted(Instant.parse("2026-03-17T01:00:00Z")));

    play.with("deliveryDate", LocalDate.of(2026, 3, 25)).signal(new Signal.Changed());
    assertThat(play.last().effects()).contains(wanted(Instant.parse("2026-03-22T01:00:00Z")));

    play.with("deliveryDate", LocalDate.of(2026, 3, 11)).signal(new Signal.Changed());
    assertThat(play.isOpen("after")).isTrue();
  }

  @Test
  void waitsForAFieldThatIsNotFilledYet() {
    play = play("until: {field: deliveryDate}").submit();
    assertThat(play.timers()).isEmpty();
    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);

    play.with("deliveryDate", LocalDate.of(2026, 3, 25)).signal(new Signal.Changed());

    assertThat(play.timers()).hasSize(1);
  }

  @Test
  void goesOnAsSoonAsAConditionHolds() {
    play = play("when: {field: managerNeeded, op: eq, value: true}").submit();
    play.signal(new Signal.Changed());
    assertThat(play.isOpen("after")).isFalse();

    play.with("managerNeeded", true).signal(new Signal.Changed());

    assertThat(play.isOpen("after")).isTrue();
  }

  @Test
  void doesNotWaitForWhatIsThereAlready() {
    play = play("when: {field: price, op: gt, value: 1}").submit();

    assertThat(play.isOpen("after")).isTrue();
  }

  @Test
  void takesTheOtherWayWhenItsLimitComesFirst() {
    play = play("message: paid, limit: {in: 2d}, late: late").submit();

    play.after(Duration.ofDays(2)).signal(new Signal.TimeCame("e1:2/limit"));

    assertThat(play.isOpen("late")).isTrue();
  }

  @Test
  void goesOnWithTheMessageThatItWaitsForAndNoOther() {
    play = play("message: paid").submit();
    play.signal(new Signal.MessageCame(DefinitionKey.of("shipped")));
    assertThat(play.isOpen("after")).isFalse();

    play.signal(new Signal.MessageCame(DefinitionKey.of("paid")));

    assertThat(play.isOpen("after")).isTrue();
  }

  @Test
  void waitsUntilAllOtherRecordsAreSo() {
    world.withRecords("v1", "v2").trueOf(1);
    play =
        play("records: {form: stock-vehicle, link: reserved, are: all,"
                + " that: {field: prepared, op: eq, value: true}}")
            .submit();
    assertThat(play.isOpen("after")).isFalse();

    world.trueOf(2);
    play.signal(new Signal.Changed());

    assertThat(play.isOpen("after")).isTrue();
  }

  @Test
  void keepsAGateShutUntilEverythingIsOnItsList() {
    play =
        Play.of(
                flow(
                    "kind: gate, checklist: papers, needs: [invoice, certificate],"
                        + " when: {field: price, op: gt, value: 1}"))
            .with("papers", List.of("invoice"))
            .submit();
    assertThat(play.traced()).contains("flow.trace.gate-closed");

    play.with("papers", List.of("certificate", "invoice")).signal(new Signal.Changed());

    assertThat(play.isOpen("after")).isTrue();
    assertThat(play.traced()).contains("flow.trace.gate-passed");
  }

  @Test
  void opensAGateThatAnotherBranchOpens() {
    play =
        Play.of(
                Small.flow(
                    start("both"),
                    Small.fork("both", "gate", "pay"),
                    "{key: gate, kind: gate, when: {field: rounds, op: gt, value: 1},"
                        + " next: together}",
                    task("pay", "{person: li}", "count"),
                    "{key: count, kind: act, set: {rounds: 2}, next: together}",
                    "{key: together, kind: join, fork: both, next: done}"))
            .submit();

    play.at("pay", "li", "agree");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  private static FlowEffect wanted(Instant due) {
    return new FlowEffect.TimerWanted("e1:2/until", due);
  }
}
